-- A report that was handed in.
INSERT INTO report_runs (municipality, period, sent_by, layout_name, layout, layout_digest, file_digest, file_bytes,
  row_count, protected_left_out, strangers_left_out)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING id
