-- A delivery and its verdict as the journal tells of it: without the file's name, which people choose freely.
SELECT d.id, d.kind, s.name, d.scope, d.as_of, d.is_complete, encode(d.digest, 'hex'), d.byte_count, d.verdict,
  d.verdict_by, d.verdict_why, d.row_count, d.applied, d.unchanged, d.started, d.ended, d.missing, d.restored, d.rejected
FROM deliveries d JOIN sources s ON s.id = d.source_id
WHERE d.id = $1
