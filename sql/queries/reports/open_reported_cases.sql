-- Streams the registrations of the chosen persons in a municipality that were open on some day of a period.
DECLARE reported_cases NO SCROLL CURSOR FOR
SELECT k.person, c.id, c.opened_on, c.cause, c.closed_on, c.closed_reason
FROM cases c JOIN chosen k USING (number)
WHERE c.municipality = $1 AND c.opened_on <= $3 AND (c.closed_on IS NULL OR c.closed_on >= $2)
ORDER BY k.person, c.opened_on, c.id
