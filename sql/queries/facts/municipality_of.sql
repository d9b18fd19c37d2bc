-- The municipality to ask about for a person: where the person lives on the day, else lived last, else has a case.
SELECT municipality FROM (
  SELECT municipality, (valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)) AS lives_there, valid_from AS since
  FROM residences WHERE number = $1 AND known_from <= $3 AND (known_until > $3 OR known_until = 'infinity')
  UNION ALL
  SELECT municipality, false, '0001-01-01' FROM cases WHERE number = $1
) places
ORDER BY lives_there DESC, since DESC
LIMIT 1
