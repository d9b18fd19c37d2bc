-- How many readings a municipality has from a moment to another: what a sample is drawn from.
SELECT count(*) FROM access_entries WHERE municipality = $1 AND at >= $2 AND at < $3
