-- The next lines of the stream `report_lines`.
FETCH 8192 FROM report_lines
