-- The municipalities whose night of a business date is done, and that files have been applied after.
SELECT m.municipality FROM decision_marks m JOIN night_runs n USING (municipality)
WHERE n.job = $1 AND n.business_date = $2
  AND m.stamp < (SELECT max(greatest(received_at, verdict_at)) FROM deliveries WHERE verdict = 'applied')
ORDER BY m.municipality
