-- A row that now states another certificate for the same spell corrects the earlier one.
WITH corrected AS (
  UPDATE qualifications q SET known_until = $1
  FROM staged_rows s
  WHERE q.known_until = 'infinity' AND q.source_id = $2 AND q.number = s.number AND q.school_unit = s.school_unit
    AND q.first_day = s.first_day AND s.certificate IS NOT NULL
    AND (q.kind, q.day) IS DISTINCT FROM (s.certificate, s.certificate_day)
  RETURNING s.row_number, s.number
)
INSERT INTO findings (delivery_id, row_number, column_name, kind, rejects_row, number)
SELECT $3, row_number, 'Betygsdokument', 'certificate-corrected', false, number FROM corrected
