-- A row said twice counts once.
DELETE FROM staged_rows s USING staged_rows earlier
WHERE earlier.number = s.number AND earlier.school_unit = s.school_unit AND earlier.first_day = s.first_day
  AND earlier.row_number < s.row_number
