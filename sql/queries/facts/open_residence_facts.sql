-- Streams the periods of residence of the chosen persons, by what was known at a time. An open period under a former
-- number goes on until the first day on which a later number of the person lives anywhere: from then on the register
-- tells of the later number, and the former one is not told of again.
DECLARE residence_facts NO SCROLL CURSOR FOR
WITH later AS MATERIALIZED (
  SELECT k.person, k.steps, r.valid_from
  FROM chosen k JOIN residences r USING (number)
  WHERE k.person IN (SELECT person FROM chosen WHERE steps > 0)
    AND r.known_from <= $1 AND (r.known_until > $1 OR r.known_until = 'infinity')
    AND (r.valid_until IS NULL OR r.valid_until > r.valid_from)
)
SELECT k.person, f.id, f.municipality, f.valid_from,
  CASE WHEN k.steps > 0 AND f.valid_until IS NULL THEN (
      SELECT min(greatest(l.valid_from, f.valid_from)) FROM later l
      WHERE l.person = k.person AND l.steps < k.steps)
    ELSE f.valid_until END
FROM residences f JOIN chosen k USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY k.person, f.id
