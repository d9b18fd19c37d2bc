-- Which file and row a period of residence rests on, and which file ended it.
SELECT s.name, d.file_name, f.row_number, f.known_from, f.valid_from, f.valid_until, e.file_name, f.municipality
FROM residences f JOIN deliveries d ON d.id = f.delivery_id JOIN sources s ON s.id = d.source_id
LEFT JOIN deliveries e ON e.id = f.ended_delivery_id
WHERE f.id = $1
