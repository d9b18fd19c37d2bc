-- A row that begins on the roll's day for want of another first day, and ended before it.
WITH bad AS (
  DELETE FROM staged_rows WHERE until <= first_day RETURNING row_number, number, school_unit, until
), kept AS (
  INSERT INTO kept_numbers SELECT number FROM bad
)
INSERT INTO findings (delivery_id, row_number, column_name, kind, rejects_row, number, content)
SELECT $1, row_number, 'Startdatum', 'ends-before-it-begins', true, number, concat_ws(';', school_unit, until - 1)
FROM bad
