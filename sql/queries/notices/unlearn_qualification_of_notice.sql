-- A certificate that a withdrawn notice told of.
UPDATE qualifications SET known_until = $3
WHERE delivery_id = $1 AND row_number = $2 AND known_until = 'infinity'
