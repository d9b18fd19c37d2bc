-- Whom a source has on its rolls on a day ($2), by the current number, and who lives in no municipality then; or, where a
-- municipality is given, not in that one. The school of somebody under skyddad folkbokföring is not told.
WITH lives AS (
  SELECT coalesce(l.person, r.number) AS person, l.steps, r.municipality, r.valid_from, r.valid_until
  FROM residences r LEFT JOIN linked l USING (number)
  WHERE r.known_until = 'infinity' AND r.valid_from <= $2 AND (r.valid_until IS NULL OR r.valid_until > r.valid_from)
), lives_there AS (
  SELECT DISTINCT person, municipality FROM lives
  WHERE (valid_until IS NULL OR valid_until > $2)
    -- Nobody lives on under a former number where a later one has begun to live anywhere.
    AND (steps IS NULL OR steps = 0 OR valid_until IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM lives later WHERE later.person = lives.person AND later.steps < lives.steps))
)
SELECT DISTINCT coalesce(l.person, e.number) AS person,
  CASE WHEN EXISTS (
      SELECT 1 FROM protections p LEFT JOIN linked own USING (number)
      WHERE coalesce(own.person, p.number) = coalesce(l.person, e.number) AND p.mark = 2 AND p.known_until = 'infinity'
        AND (p.valid_until IS NULL OR p.valid_until > $2))
    THEN NULL ELSE e.school_unit END,
  e.first_day,
  EXISTS (SELECT 1 FROM lives_there t WHERE t.person = coalesce(l.person, e.number)) AS lives_elsewhere
FROM enrolments e LEFT JOIN linked l ON l.number = e.number
WHERE e.known_until = 'infinity' AND e.source_id = $1 AND e.first_day <= $2
  AND (e.valid_until IS NULL OR e.valid_until > $2)
  AND NOT EXISTS (
    SELECT 1 FROM lives_there t
    WHERE t.person = coalesce(l.person, e.number) AND ($3::smallint IS NULL OR t.municipality = $3))
ORDER BY 1, 2, 3
