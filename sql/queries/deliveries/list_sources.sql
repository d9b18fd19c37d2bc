-- Every source, its guard, and its latest delivery.
SELECT s.name, s.kind, s.guard_share, s.guard_floor, d.id, d.as_of, d.verdict, d.row_count, d.rejected
FROM sources s
LEFT JOIN LATERAL (
  SELECT id, as_of, verdict, row_count, rejected FROM deliveries WHERE source_id = s.id ORDER BY id DESC LIMIT 1
) d ON true
ORDER BY s.name
