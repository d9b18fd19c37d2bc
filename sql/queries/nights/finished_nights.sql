-- Which municipalities' nights of a job are done for a business date.
SELECT municipality FROM night_runs WHERE job = $1 AND business_date = $2
