-- A spell that a notice tells has begun. It is of the unit's scope: a complete roll of the unit that lacks it cuts it.
INSERT INTO enrolments (number, school_unit, first_day, source_id, form, delivery_id, row_number, known_from)
VALUES ($1, $2, $3, $4, 1, $5, $6, $7)
ON CONFLICT DO NOTHING
