-- A school's own number whose spell the school's complete roll no longer has, and an identity number of the same birth
-- date ($3 days from the local numbers' first to 1 January 2000) that was first told of at the unit by the same roll: where
-- no link joins the two and nobody has decided about them. Nobody who is protected is looked for in this way.
WITH guarded AS (
  SELECT DISTINCT coalesce(l.person, p.number) AS person
  FROM protections p LEFT JOIN linked l USING (number)
  WHERE p.known_until = 'infinity' AND (p.valid_until IS NULL OR p.valid_until > $2)
), vanished AS (
  SELECT e.number, e.school_unit, e.source_id, e.known_from,
    date '2000-01-01' + (e.number % 10000000000 / 100000 - $3)::integer AS born
  FROM enrolments e LEFT JOIN linked l USING (number)
  WHERE e.number >= 1000000000000 AND e.known_until = 'infinity' AND e.missing_delivery_id IS NOT NULL
    -- One that leads somewhere is decided about.
    AND (l.steps IS NULL OR l.steps = 0)
    AND NOT EXISTS (SELECT 1 FROM guarded g WHERE g.person = e.number)
)
SELECT DISTINCT v.number, e.number, s.name
FROM vanished v
JOIN enrolments e ON e.school_unit = v.school_unit AND e.source_id = v.source_id AND e.known_until = 'infinity'
  AND e.number < 1000000000000
  AND e.number / 10000 - CASE WHEN e.number / 10000 % 100 > 60 THEN 60 ELSE 0 END = to_char(v.born, 'YYYYMMDD')::bigint
JOIN sources s ON s.id = v.source_id
LEFT JOIN linked own ON own.number = e.number
WHERE NOT EXISTS (SELECT 1 FROM guarded g WHERE g.person = coalesce(own.person, e.number))
  AND least(
    (SELECT min(f.known_from) FROM enrolments f
      WHERE f.known_until = 'infinity' AND f.number = e.number AND f.school_unit = e.school_unit),
    (SELECT min(f.known_from) FROM enrolments f
      WHERE f.known_until < 'infinity' AND f.number = e.number AND f.school_unit = e.school_unit)) = v.known_from
  AND NOT EXISTS (SELECT 1 FROM identity_dismissals d WHERE d.number = e.number AND d.other = v.number)
  AND ($1::smallint IS NULL OR EXISTS (
    SELECT 1 FROM residences r WHERE r.number = e.number AND r.municipality = $1))
ORDER BY 1, 2
