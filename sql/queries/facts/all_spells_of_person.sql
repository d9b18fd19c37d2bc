-- Every spell that is believed of some numbers, for reading.
SELECT f.id, f.school_unit, f.form, f.programme, f.first_day, f.valid_until, f.ended_by, s.name, d.file_name, f.row_number,
  f.number
FROM enrolments f JOIN deliveries d ON d.id = f.delivery_id JOIN sources s ON s.id = d.source_id
WHERE f.number = ANY ($1) AND f.known_until = 'infinity'
ORDER BY f.first_day DESC, f.school_unit, f.id
