-- Remembers whom a source means by its numbers; of several rows about one number the last counts.
INSERT INTO source_persons AS known (source_id, external_id, number, delivery_id, row_number)
SELECT DISTINCT ON (external_id) $1::integer, external_id, number, $2::bigint, row_number
FROM told_persons WHERE number IS NOT NULL AND NOT is_deleted
ORDER BY external_id, row_number DESC
ON CONFLICT (source_id, external_id) DO UPDATE
SET number = excluded.number, delivery_id = excluded.delivery_id, row_number = excluded.row_number,
  deleted_delivery_id = NULL
WHERE known.number <> excluded.number OR known.deleted_delivery_id IS NOT NULL
