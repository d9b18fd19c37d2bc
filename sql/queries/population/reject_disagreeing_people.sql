-- Two rows of one file that disagree about the same person are both bad rows; the person is in the file all the same.
WITH disputed AS (
  SELECT number FROM staged_people GROUP BY number
  HAVING count(*) > 1 AND count(DISTINCT (municipality, since, immigrated, deregistered, is_deregistered, mark, replaced_by)) > 1
), bad AS (
  DELETE FROM staged_people s USING disputed d WHERE s.number = d.number
  RETURNING s.row_number, s.number, s.municipality, s.since
), seen AS (
  INSERT INTO seen_numbers SELECT DISTINCT number FROM bad
)
INSERT INTO findings (delivery_id, row_number, column_name, kind, rejects_row, number, content)
SELECT $1, row_number, NULL, 'rows-disagree', true, number, concat_ws(';', municipality, since) FROM bad
