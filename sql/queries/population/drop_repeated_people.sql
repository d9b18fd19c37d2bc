-- A row said twice counts once.
DELETE FROM staged_people s USING staged_people earlier
WHERE earlier.number = s.number AND earlier.row_number < s.row_number
