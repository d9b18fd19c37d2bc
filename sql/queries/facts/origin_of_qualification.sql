-- Which file and row, or whose decision, a certificate rests on.
SELECT coalesce(s.name, f.decided_by), d.file_name, f.row_number, f.known_from, f.day, f.kind
FROM qualifications f LEFT JOIN deliveries d ON d.id = f.delivery_id LEFT JOIN sources s ON s.id = d.source_id
WHERE f.id = $1
