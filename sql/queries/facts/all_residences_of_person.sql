-- Every period of residence that is believed of some numbers, for reading.
SELECT f.municipality, f.valid_from, f.valid_until, s.name, d.file_name, f.row_number
FROM residences f JOIN deliveries d ON d.id = f.delivery_id JOIN sources s ON s.id = d.source_id
WHERE f.number = ANY ($1) AND f.known_until = 'infinity'
ORDER BY f.valid_from DESC, f.id
