-- All numbers of the person that a number is of, the current one first, by what was known at a time.
WITH RECURSIVE up (number) AS (
  SELECT $1::bigint
  UNION
  SELECT l.leads_to FROM up JOIN identity_links l ON l.number = up.number
    AND l.known_from <= $2 AND (l.known_until > $2 OR l.known_until = 'infinity')
), down (number, steps) AS (
  SELECT number, 0 FROM up WHERE NOT EXISTS (
    SELECT 1 FROM identity_links l WHERE l.number = up.number
      AND l.known_from <= $2 AND (l.known_until > $2 OR l.known_until = 'infinity'))
  UNION
  SELECT l.number, down.steps + 1 FROM down JOIN identity_links l ON l.leads_to = down.number
    AND l.known_from <= $2 AND (l.known_until > $2 OR l.known_until = 'infinity')
)
SELECT number, steps FROM down ORDER BY steps, number DESC
