-- Two rows of one roll that disagree about the same spell are both bad rows.
WITH repeated AS (
  SELECT number, school_unit, first_day FROM staged_rows GROUP BY number, school_unit, first_day HAVING count(*) > 1
), disputed AS (
  SELECT number, school_unit, first_day FROM staged_rows JOIN repeated USING (number, school_unit, first_day)
  GROUP BY number, school_unit, first_day
  HAVING count(DISTINCT (form, programme, until, ended_by, certificate, certificate_day, mark)) > 1
), bad AS (
  DELETE FROM staged_rows s USING disputed d
  WHERE s.number = d.number AND s.school_unit = d.school_unit AND s.first_day = d.first_day
  RETURNING s.row_number, s.number, s.school_unit, s.first_day, s.until, s.programme
), kept AS (
  INSERT INTO kept_numbers SELECT DISTINCT number FROM bad
), kept_findings AS (
  INSERT INTO findings (delivery_id, row_number, column_name, kind, rejects_row, number, content)
  SELECT $1, row_number, NULL, 'rows-disagree', true, number,
    concat_ws(';', school_unit, programme, first_day, until - 1)
  FROM bad
)
SELECT count(*) FROM bad
