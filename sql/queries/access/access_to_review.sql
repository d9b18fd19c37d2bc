-- What of a municipality's ($1) readings from a moment ($2) to another ($3) somebody should look through, and why: a share
-- ($5, per cent) drawn by a seed ($4), and whatever stands out. The draw takes the entries with the lowest SHA-256 of the
-- seed, a colon and the entry's number, so that anyone can draw it again.
WITH period AS (
  SELECT * FROM access_entries WHERE municipality = $1 AND at >= $2 AND at < $3
), drawn AS (
  SELECT id FROM period ORDER BY sha256(convert_to($4::text || ':' || id, 'UTF8')), id
  LIMIT (SELECT ceil(count(*) * $5::integer / 100.0)::bigint FROM period)
), own AS (
  SELECT p.id, s.family_name IS NOT NULL AND lower(s.family_name) = lower(r.family_name) AS is_name,
    s.street IS NOT NULL AND lower(s.street) = lower(r.street)
      AND (s.postal_code IS NULL OR r.postal_code IS NULL
        OR replace(s.postal_code, ' ', '') = replace(r.postal_code, ' ', '')) AS is_address
  FROM period p JOIN staff_names s ON s.staff = p.staff JOIN persons r ON r.number IN (p.number, p.current_number)
), idle AS (
  -- Readings of one person by one reader, who did nothing in the person's cases.
  SELECT staff, current_number FROM period p
  WHERE current_number IS NOT NULL AND reading <> 'emergency'
  GROUP BY staff, current_number
  HAVING count(*) >= $6::integer AND NOT EXISTS (
    SELECT FROM cases c JOIN acts a ON a.case_id = c.id
    WHERE c.number IN (p.current_number, min(p.number), max(p.number)) AND a.recorded_by = p.staff
      AND a.recorded_at >= $2 AND a.recorded_at < $3)
)
SELECT e.id, e.at, e.staff, e.login, e.reading, e.number, e.current_number, e.municipality, e.reason, e.is_protected,
  e.is_emergency, e.is_refused, e.filter, e.shown, v.reviewed_by, v.reviewed_at, v.verdict, w.why
FROM period e
CROSS JOIN LATERAL (
  SELECT array_remove(ARRAY[
    CASE WHEN e.id IN (SELECT id FROM drawn) THEN 'sample' END,
    CASE WHEN e.is_protected THEN 'protected' END,
    CASE WHEN e.is_emergency THEN 'emergency' END,
    CASE WHEN e.is_refused THEN 'refused' END,
    CASE WHEN e.id IN (SELECT id FROM own WHERE is_name) THEN 'same-name' END,
    CASE WHEN e.id IN (SELECT id FROM own WHERE is_address) THEN 'same-address' END,
    CASE WHEN (e.staff, e.current_number) IN (SELECT staff, current_number FROM idle) THEN 'repeated' END], NULL) AS why
) w
LEFT JOIN LATERAL (
  SELECT reviewed_by, reviewed_at, verdict FROM access_reviews WHERE entry_id = e.id ORDER BY id DESC LIMIT 1) v ON true
WHERE cardinality(w.why) > 0
ORDER BY e.id
