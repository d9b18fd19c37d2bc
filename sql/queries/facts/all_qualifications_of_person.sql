-- Every certificate that is believed of some numbers, for reading.
SELECT f.kind, f.day, coalesce(s.name, f.decided_by), d.file_name, f.row_number
FROM qualifications f LEFT JOIN deliveries d ON d.id = f.delivery_id LEFT JOIN sources s ON s.id = d.source_id
WHERE f.number = ANY ($1) AND f.known_until = 'infinity'
ORDER BY f.day DESC, f.id
