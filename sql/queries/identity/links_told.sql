-- The rows of a population file that tell another number of the person, in the file's order.
SELECT row_number, number, replaced_by, coalesce(deregistered, $1::date) FROM staged_people
WHERE replaced_by IS NOT NULL ORDER BY row_number
