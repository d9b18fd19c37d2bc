-- Keeps a notice; the same notice again is the same notice.
INSERT INTO notices (delivery_id, row_number, number, school_unit, event, day, received, organiser, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'unmatched')
ON CONFLICT ON CONSTRAINT notices_told_once DO NOTHING
RETURNING id
