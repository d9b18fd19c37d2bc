-- Writes down a delivery and its verdict.
INSERT INTO deliveries (kind, source_id, scope, as_of, is_complete, file_name, digest, byte_count, format, received_by,
  verdict, verdict_by, verdict_why)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $12)
RETURNING id
