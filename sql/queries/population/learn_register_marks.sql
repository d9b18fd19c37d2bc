-- A mark of protection holds from the day of the file that first brought it.
INSERT INTO protections (number, source_id, mark, valid_from, delivery_id, row_number, known_from)
SELECT number, $2::integer, mark, $4::date, $3::bigint, row_number, $1::timestamptz
FROM staged_people WHERE mark > 0
ON CONFLICT DO NOTHING
