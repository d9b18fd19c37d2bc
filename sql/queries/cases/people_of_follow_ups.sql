-- Whose cases wait for something of a kind in a municipality, by a day where one is given.
SELECT DISTINCT c.number FROM follow_ups f JOIN cases c ON c.id = f.case_id
WHERE f.municipality = $1 AND f.kind = $2 AND ($3::date IS NULL OR f.due <= $3) AND f.settled_at IS NULL AND c.closed_on IS NULL
ORDER BY c.number
