-- Streams what is believed of everyone's residences, for a night that looks at most of the register: read in the order of
-- an index, where looking up and sorting everyone would take three times as long. Whose numbers are linked are few, and
-- told as in residence_facts. Rows of persons who are not chosen are passed over by whoever reads.
DECLARE every_residence NO SCROLL CURSOR FOR
WITH apart AS MATERIALIZED (
  SELECT k.person, k.steps, f.id, f.municipality, f.valid_from, f.valid_until
  FROM linked l JOIN chosen k USING (number) JOIN residences f USING (number)
  WHERE f.known_until = 'infinity'
)
SELECT number AS person, id, municipality, valid_from, valid_until
FROM residences WHERE known_until = 'infinity' AND number NOT IN (SELECT number FROM linked)
UNION ALL
SELECT k.person, k.id, k.municipality, k.valid_from,
  CASE WHEN k.steps > 0 AND k.valid_until IS NULL THEN (
      SELECT min(greatest(l.valid_from, k.valid_from)) FROM apart l
      WHERE l.person = k.person AND l.steps < k.steps AND (l.valid_until IS NULL OR l.valid_until > l.valid_from))
    ELSE k.valid_until END
FROM apart k
ORDER BY person, id
