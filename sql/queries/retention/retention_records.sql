-- What a run deleted.
SELECT kind, rule_id, decision, deleted, kept, rows_deleted, recorded_at FROM retention_records WHERE run_id = $1 ORDER BY id
