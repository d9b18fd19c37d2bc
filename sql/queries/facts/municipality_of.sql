-- The municipality to ask about for a person, by all numbers, the current one first: where the person lives on the day
-- (by the latest number that says so), else lived last, else has a case. Asked for now (infinity), the planner leaves out
-- what was believed once; what is believed and what was have an index each.
SELECT municipality FROM (
  SELECT municipality, (valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)) AS lives_there, valid_from AS since,
    array_position($1::bigint[], number) AS place
  FROM residences WHERE number = ANY ($1) AND known_from <= $3
    AND (known_until = 'infinity' OR known_until < 'infinity' AND known_until > $3 AND $3 < 'infinity')
  UNION ALL
  SELECT municipality, false, '0001-01-01', 0 FROM cases WHERE number = ANY ($1)
) places
ORDER BY lives_there DESC, CASE WHEN lives_there THEN place END, since DESC
LIMIT 1
