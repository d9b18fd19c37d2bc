-- What was handed in, the latest first; only a municipality's, a period's or one where that is given.
SELECT id, municipality, period, sent_at, sent_by, layout_name, layout, layout_digest, file_digest, file_bytes, row_count,
  protected_left_out, strangers_left_out
FROM report_runs
WHERE ($1::smallint IS NULL OR municipality = $1) AND ($2::text IS NULL OR period = $2)
  AND ($3::bigint IS NULL OR id = $3)
ORDER BY id DESC
