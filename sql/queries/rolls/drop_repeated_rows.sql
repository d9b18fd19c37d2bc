-- A row said twice counts once. Gives the units of such rows, and whether the two were written differently.
DELETE FROM staged_rows s USING (
  SELECT number, school_unit, first_day, min(row_number) AS first_row, count(DISTINCT claim) > 1 AS are_different
  FROM staged_rows
  GROUP BY number, school_unit, first_day HAVING count(*) > 1
) repeated
WHERE s.number = repeated.number AND s.school_unit = repeated.school_unit AND s.first_day = repeated.first_day
  AND s.row_number > repeated.first_row
RETURNING s.school_unit, repeated.are_different
