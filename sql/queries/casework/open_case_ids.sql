-- The open cases of a municipality.
SELECT id, number FROM cases WHERE municipality = $1 AND closed_on IS NULL ORDER BY number
