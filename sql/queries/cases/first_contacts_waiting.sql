-- When the first contacts that wait in a municipality are due.
SELECT due, count(*) FROM follow_ups
WHERE municipality = $1 AND kind IN ('first-contact', 'verify-with-school') AND settled_at IS NULL GROUP BY due ORDER BY due
