-- Which file and row of the population register a person, or the date of first registration, rests on; the earliest told.
SELECT s.name, d.file_name, f.row_number, f.known_from, f.first_day
FROM first_registrations f JOIN deliveries d ON d.id = f.delivery_id JOIN sources s ON s.id = d.source_id
WHERE f.number = ANY ($1) AND f.known_from <= $2
  AND (f.known_until = 'infinity' OR f.known_until < 'infinity' AND f.known_until > $2 AND $2 < 'infinity')
ORDER BY f.first_day, f.id LIMIT 1
