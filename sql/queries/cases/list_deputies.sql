-- Who stands in for whom in a municipality, now and later.
SELECT staff, deputy, first_day, last_day FROM deputies
WHERE municipality = $1 AND last_day >= $2 AND (ended_on IS NULL OR ended_on > greatest($2, first_day))
ORDER BY staff, first_day, deputy, id
