-- Who coordinates a municipality's casework on a day.
SELECT staff FROM coordinators
WHERE municipality = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
ORDER BY valid_from DESC, id DESC LIMIT 1
