-- What was odd in a delivery, in the file's order.
SELECT id, row_number, column_name, kind, rejects_row, number, notice_id, content, settled_at IS NOT NULL
FROM findings
WHERE delivery_id = $1 AND (NOT $2 OR rejects_row)
ORDER BY row_number NULLS FIRST, id
