-- Everyone who lives in a municipality on a day, by what is known at a time: what a balance must account for.
SELECT DISTINCT number FROM residences
WHERE municipality = $1 AND known_from <= $3 AND (known_until > $3 OR known_until = 'infinity')
  AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
ORDER BY number
