-- Where a person lives on a day, by all numbers, the current one first. Under a former number nobody lives on where a
-- later one has begun to live anywhere.
WITH own AS (
  SELECT told.place, r.municipality, r.valid_from, r.valid_until
  FROM unnest($1::bigint[]) WITH ORDINALITY AS told (number, place) JOIN residences r USING (number)
  WHERE r.known_until = 'infinity' AND (r.valid_until IS NULL OR r.valid_until > r.valid_from)
)
SELECT DISTINCT municipality FROM own
WHERE valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
  AND (valid_until IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM own later WHERE later.place < own.place AND later.valid_from <= $2))
