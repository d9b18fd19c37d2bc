-- A spell that a withdrawn notice began.
UPDATE enrolments SET known_until = $3
WHERE delivery_id = $1 AND row_number = $2 AND claim IS NULL AND known_until = 'infinity'
