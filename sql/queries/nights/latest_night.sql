-- The latest business date that any municipality's night was done for.
SELECT max(business_date) FROM night_runs WHERE job = $1
