-- The latest nights.
SELECT job, business_date, municipality, finished_at, decided, opened, closed, follow_ups FROM night_runs
ORDER BY business_date DESC, municipality, job LIMIT $1
