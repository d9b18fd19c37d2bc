-- How many items a run has.
SELECT count(*) FROM retention_items WHERE run_id = $1
