-- When a person was first registered in Sweden, where the register tells it.
INSERT INTO first_registrations (number, first_day, delivery_id, row_number, known_from)
SELECT number, immigrated, $2, row_number, $1 FROM staged_people WHERE immigrated IS NOT NULL
ON CONFLICT DO NOTHING
