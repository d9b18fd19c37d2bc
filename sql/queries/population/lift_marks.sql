-- A mark that the register no longer has, or has in another form, held until the file's day.
WITH lifted AS (
  UPDATE protections p SET known_until = $1 FROM staged_people s
  WHERE p.number = s.number AND p.known_until = 'infinity' AND p.valid_until IS NULL
    -- Every municipality's file is of the same register, so one lifts what another brought.
    AND p.source_id IN (SELECT id FROM sources WHERE kind = 'population')
    AND s.mark IS NOT NULL AND s.mark <> p.mark AND p.valid_from <= $2
    -- A row that refers on to another number says nothing of how the person is protected now.
    AND (s.replaced_by IS NULL OR s.mark > 0)
  RETURNING p.number, p.source_id, p.mark, p.valid_from, p.delivery_id, p.row_number
)
INSERT INTO protections (number, source_id, mark, valid_from, valid_until, delivery_id, row_number, known_from)
SELECT number, source_id, mark, valid_from, $2, delivery_id, row_number, $1 FROM lifted
