-- The source no longer has these persons: gives whom it meant, once for each time it is told.
UPDATE source_persons p SET deleted_delivery_id = $2
FROM (SELECT external_id, min(row_number) AS row_number FROM told_persons WHERE is_deleted GROUP BY external_id) t
WHERE p.source_id = $1 AND p.external_id = t.external_id AND p.deleted_delivery_id IS NULL
RETURNING p.number, t.row_number
