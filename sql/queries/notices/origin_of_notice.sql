-- The delivery and row that told a notice.
SELECT delivery_id, row_number FROM notices WHERE id = $1
