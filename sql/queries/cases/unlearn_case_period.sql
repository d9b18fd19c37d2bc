-- Closes what was believed of when a case was open.
UPDATE case_periods SET known_until = $2 WHERE case_id = $1 AND known_until = 'infinity' AND closed_on IS NULL
RETURNING number, municipality, opened_on
