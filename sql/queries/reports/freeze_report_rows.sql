-- Keeps the rows of a report as they were handed in.
INSERT INTO report_rows (run_id, case_id, block, item, place, line)
SELECT $1, case_id, block, item, place, line FROM report_now
