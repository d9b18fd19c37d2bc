-- Compares a population file with the residence that is believed. $1 municipality, $2 the file's day, $3 complete.
-- A row that only refers on to another number of the person ends nothing and begins nothing, whatever reason of
-- deregistration (GN, GS) it gives: the person lives on under the other number.
WITH told AS (
  SELECT row_number, number, coalesce(municipality, $1) AS municipality, coalesce(since, $2) AS start,
    is_deregistered, coalesce(deregistered, $2) AS deregistered
  FROM staged_people WHERE NOT is_mark_only AND replaced_by IS NULL
), last_period AS (
  SELECT DISTINCT ON (r.number, r.municipality) r.id, r.number, r.municipality, r.valid_from, r.valid_until
  FROM residences r JOIN told t ON t.number = r.number AND t.municipality = r.municipality
  WHERE r.known_until = 'infinity'
  ORDER BY r.number, r.municipality, r.valid_until DESC NULLS FIRST, r.valid_from DESC, r.id DESC
), told_changes AS (
  SELECT CASE
      WHEN t.is_deregistered AND p.id IS NOT NULL AND (p.valid_until IS NULL OR p.valid_until > t.deregistered)
        THEN 'ended'
      WHEN t.is_deregistered THEN NULL
      WHEN p.id IS NULL THEN 'began'
      WHEN p.valid_until IS NULL THEN NULL
      WHEN p.valid_from = t.start THEN 'reopened'
      ELSE 'began' END AS what,
    p.id, t.number, t.municipality, p.valid_from, t.start, t.deregistered, t.row_number
  FROM told t LEFT JOIN last_period p ON p.number = t.number AND p.municipality = t.municipality
), absent AS (
  SELECT r.id, r.number, r.municipality, r.valid_from
  FROM residences r
  WHERE $3 AND r.municipality = $1 AND r.known_until = 'infinity' AND (r.valid_until IS NULL OR r.valid_until > $2)
    AND r.number NOT IN (SELECT number FROM seen_numbers)
    AND r.number NOT IN (SELECT number FROM staged_people WHERE is_mark_only OR coalesce(municipality, $1) = $1)
)
INSERT INTO residence_changes
SELECT what, CASE WHEN what <> 'began' THEN id END, number, municipality,
  CASE WHEN what = 'began' THEN start ELSE valid_from END,
  CASE WHEN what = 'ended' THEN greatest(deregistered, valid_from) END, row_number
FROM told_changes WHERE what IS NOT NULL
UNION ALL
SELECT 'absent', id, number, municipality, valid_from, greatest($2, valid_from), NULL FROM absent
