-- Where something was odd in a delivery, without what the row says.
SELECT row_number, column_name, kind, rejects_row FROM findings
WHERE delivery_id = $1
ORDER BY row_number NULLS FIRST, id
LIMIT $2
