-- Deliveries of a kind, newest first.
SELECT d.id, d.kind, s.name, d.scope, d.as_of, d.is_complete, d.file_name, d.byte_count, d.format, d.received_at,
  d.received_by, d.verdict, d.verdict_at, d.verdict_by, d.verdict_why, d.row_count, d.applied, d.unchanged, d.started,
  d.ended, d.missing, d.restored, d.rejected
FROM deliveries d JOIN sources s ON s.id = d.source_id
WHERE d.kind = $1 AND ($2::text IS NULL OR s.name = $2)
ORDER BY d.id DESC
LIMIT $3
