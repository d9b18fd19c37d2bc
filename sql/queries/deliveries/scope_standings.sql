-- What is believed of each scope of each source, and how often it is expected, by what was known at a time.
WITH files AS (
  SELECT source_id, scope, max(as_of) FILTER (WHERE is_applied) AS last_as_of,
    coalesce(bool_or(has_complete) FILTER (WHERE is_applied), false) AS has_complete,
    max(known_from) FILTER (WHERE is_applied) AS applied_from,
    count(*) FILTER (WHERE NOT is_applied) AS held,
    (array_agg(delivery_id ORDER BY as_of DESC, delivery_id DESC) FILTER (WHERE NOT is_applied))[1] AS held_id,
    max(as_of) FILTER (WHERE NOT is_applied) AS held_as_of
  FROM scope_deliveries
  WHERE known_until >= $1 AND known_from <= $1 AND (known_until > $1 OR known_until = 'infinity')
  GROUP BY source_id, scope
), endings AS (
  SELECT source_id, scope, max(known_from) AS known_from FROM scope_endings WHERE known_from <= $1
  GROUP BY source_id, scope
)
SELECT s.id, s.name, s.kind, f.scope, f.last_as_of, f.has_complete,
  coalesce(e.known_from > coalesce(f.applied_from, '-infinity'), false), f.held, f.held_id, f.held_as_of,
  r.every_days, r.grace_days, r.quiet_months
FROM files f
JOIN sources s ON s.id = f.source_id
LEFT JOIN endings e USING (source_id, scope)
LEFT JOIN source_rhythms r ON r.source_id = s.id AND r.known_from <= $1
  AND (r.known_until > $1 OR r.known_until = 'infinity')
ORDER BY s.name, f.scope
