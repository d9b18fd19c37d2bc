-- The cases of a municipality that were open some day of a period, and the number that each was opened under.
SELECT DISTINCT c.id, c.number
FROM case_periods p JOIN cases c ON c.id = p.case_id
WHERE p.municipality = $1 AND p.known_until = 'infinity'
  AND p.opened_on <= $3 AND (p.closed_on IS NULL OR p.closed_on >= $2)
ORDER BY c.id
