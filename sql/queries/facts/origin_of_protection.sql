-- Which file and row a mark of protection rests on.
SELECT s.name, d.file_name, f.row_number, f.known_from, f.valid_from, f.valid_until, f.mark
FROM protections f JOIN deliveries d ON d.id = f.delivery_id JOIN sources s ON s.id = d.source_id
WHERE f.id = $1
