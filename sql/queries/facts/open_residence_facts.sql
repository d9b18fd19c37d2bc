-- Streams the periods of residence of the chosen persons, by what was known at a time. An open period under a former
-- number goes on until the first day on which a later number of the person lives anywhere: from then on the register
-- tells of the later number, and the former one is not told of again. What is believed and what was believed once have an
-- index each; asked for now (infinity), the planner leaves the second part out.
DECLARE residence_facts NO SCROLL CURSOR FOR
WITH known AS NOT MATERIALIZED (
  SELECT k.person, k.steps, f.id, f.municipality, f.valid_from, f.valid_until
  FROM residences f JOIN chosen k USING (number)
  WHERE f.known_until = 'infinity' AND f.known_from <= $1
  UNION ALL
  SELECT k.person, k.steps, f.id, f.municipality, f.valid_from, f.valid_until
  FROM residences f JOIN chosen k USING (number)
  WHERE f.known_until < 'infinity' AND f.known_until > $1 AND f.known_from <= $1 AND $1 < 'infinity'
), later AS MATERIALIZED (
  SELECT person, steps, valid_from FROM known
  WHERE person IN (SELECT person FROM chosen WHERE steps > 0) AND (valid_until IS NULL OR valid_until > valid_from)
)
SELECT person, id, municipality, valid_from,
  CASE WHEN steps > 0 AND valid_until IS NULL THEN (
      SELECT min(greatest(l.valid_from, k.valid_from)) FROM later l
      WHERE l.person = k.person AND l.steps < k.steps)
    ELSE valid_until END
FROM known k
ORDER BY person, id
