-- How much of each kind a population file changes, and how many lived in the municipality before it.
SELECT count(*) FILTER (WHERE what = 'began'), count(*) FILTER (WHERE what = 'ended'),
  count(*) FILTER (WHERE what = 'absent'), count(*) FILTER (WHERE what = 'reopened'),
  (SELECT count(*) FROM residences r WHERE r.municipality = $1 AND r.known_until = 'infinity' AND r.valid_from <= $2
    AND (r.valid_until IS NULL OR r.valid_until > $2))
FROM residence_changes
