-- Runs, the newest first: of a municipality, or one by number.
SELECT id, municipality, as_of, proposed_by, proposed_at, approved_by, approved_at,
  (SELECT count(*) FROM retention_items i WHERE i.run_id = r.id), rejected_by, rejected_at, rejected_why
FROM retention_runs r
WHERE ($1::smallint IS NULL OR municipality = $1) AND ($2::bigint IS NULL OR id = $2) ORDER BY id DESC
