-- A certificate that a notice tells of.
INSERT INTO qualifications (number, kind, day, source_id, school_unit, first_day, delivery_id, row_number, known_from)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING
