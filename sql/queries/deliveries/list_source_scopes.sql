-- Every source with its guard and rhythm, and the newest delivery of each of its scopes with what was odd in it. Rows
-- that are nobody's are kept and not odd, nor is a school's own number once somebody has linked it.
SELECT s.name, s.kind, s.guard_share, s.guard_floor, r.every_days, r.grace_days, r.quiet_months, d.scope, d.id, d.as_of,
  d.received_at, d.verdict, d.row_count, d.rejected,
  (SELECT count(*) FROM findings f WHERE f.delivery_id = d.id AND f.settled_at IS NULL
    AND f.kind NOT IN ('total-row', 'row-left-out-by-layout')
    AND NOT (f.kind = 'number-local' AND EXISTS (
      SELECT 1 FROM identity_links l WHERE l.number = f.number AND l.known_until = 'infinity')))
FROM sources s
LEFT JOIN source_rhythms r ON r.source_id = s.id AND r.known_until = 'infinity'
LEFT JOIN LATERAL (
  SELECT DISTINCT ON (scope) id, scope, as_of, received_at, verdict, row_count, rejected
  FROM deliveries WHERE source_id = s.id
  ORDER BY scope, id DESC
) d ON true
ORDER BY s.name, d.scope
