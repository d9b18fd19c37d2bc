-- Streams the lines of a report that was handed in, in the file's order.
DECLARE report_lines NO SCROLL CURSOR FOR SELECT line FROM report_rows WHERE run_id = $1 ORDER BY place
