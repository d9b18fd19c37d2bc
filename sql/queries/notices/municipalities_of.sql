-- Where a person lives on a day.
SELECT DISTINCT municipality FROM residences
WHERE number = $1 AND known_until = 'infinity' AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
