-- Proposes what of a municipality's ($2) access log the rule says is due on a day ($3).
INSERT INTO retention_items (run_id, rule_id, kind, read_before, due)
SELECT $1, r.id, r.kind, ($3::date - make_interval(months => r.months)) AT TIME ZONE 'Europe/Stockholm', $3
FROM retention_rules r
WHERE r.id = retention_rule_of($2, 'access-log', $3) AND r.action = 'delete'
