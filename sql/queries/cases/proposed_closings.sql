-- The open cases of a municipality that a night proposes to close.
SELECT id, number, closing_proposed_on, closing_proposed_reason FROM cases
WHERE municipality = $1 AND closed_on IS NULL AND closing_proposed_on IS NOT NULL
ORDER BY number
