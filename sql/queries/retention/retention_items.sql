-- What a run would delete.
SELECT i.kind, i.case_id, i.numbers, i.read_before, i.due, i.rule_id, r.decision
FROM retention_items i JOIN retention_rules r ON r.id = i.rule_id WHERE i.run_id = $1 ORDER BY i.id
