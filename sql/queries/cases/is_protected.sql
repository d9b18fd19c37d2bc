-- Whether a person is marked as protected on a day, under any of the numbers $1 that stand $2 steps before the current
-- one. The register's mark under a former number ends where it tells of a later number without one.
WITH own AS (SELECT number, steps FROM unnest($1::bigint[], $2::integer[]) AS told (number, steps))
SELECT EXISTS (
  SELECT 1 FROM own JOIN protections p USING (number)
  WHERE p.known_until = 'infinity' AND p.valid_from <= $3 AND (p.valid_until IS NULL OR p.valid_until > $3)
    AND (own.steps = 0 OR p.valid_until IS NOT NULL
      OR p.source_id NOT IN (SELECT id FROM sources WHERE kind = 'population')
      OR NOT EXISTS (
        SELECT 1 FROM own later JOIN absent_marks a ON a.number = later.number AND a.known_until = 'infinity'
        WHERE later.steps < own.steps AND a.day >= p.valid_from AND a.day <= $3)))
