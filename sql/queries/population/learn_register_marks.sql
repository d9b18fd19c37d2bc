-- A mark of protection holds from the day of the file that first brought it.
INSERT INTO protections (number, source_id, mark, valid_from, delivery_id, row_number, known_from)
SELECT number, $2::integer, mark, $4::date, $3::bigint, row_number, $1::timestamptz
FROM staged_people s
WHERE mark > 0 AND NOT EXISTS (
  SELECT 1 FROM protections p
  WHERE p.number = s.number AND p.known_until = 'infinity' AND p.valid_until IS NULL
    AND p.source_id IN (SELECT id FROM sources WHERE kind = 'population'))
ON CONFLICT DO NOTHING
