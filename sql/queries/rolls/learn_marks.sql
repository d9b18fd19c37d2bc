-- A school's mark of protection holds from the roll's day; a roll never lifts one.
INSERT INTO protections (number, source_id, mark, valid_from, delivery_id, row_number, known_from)
SELECT DISTINCT ON (number) number, $2::integer, mark, $4::date, $3::bigint, row_number, $1::timestamptz
FROM staged_rows WHERE mark <> 0
ORDER BY number, row_number
ON CONFLICT DO NOTHING
