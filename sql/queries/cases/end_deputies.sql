-- Somebody stands in for a colleague no more from a day on.
UPDATE deputies SET ended_on = $4, ended_by = $5
WHERE municipality = $1 AND staff = $2 AND deputy = $3 AND last_day >= $4 AND ended_on IS NULL
