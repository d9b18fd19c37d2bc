-- Writes down one thing to look at in a delivery.
INSERT INTO findings (delivery_id, row_number, column_name, kind, rejects_row, number, notice_id)
VALUES ($1, $2, $3, $4, false, $5, $6)
