-- A certificate in a row is a qualification.
INSERT INTO qualifications (number, kind, day, source_id, school_unit, first_day, delivery_id, row_number, known_from)
SELECT number, certificate, certificate_day, $2, school_unit, first_day, $3, row_number, $1
FROM staged_rows WHERE certificate IS NOT NULL
ON CONFLICT DO NOTHING
