-- The rules of a municipality ($1) and those of all, the newest first, with which of them holds on a day ($2).
SELECT r.id, r.municipality, r.kind, r.trigger_event, r.months, r.action, r.spares_sample, r.decision, r.valid_from,
  r.set_by, r.id = retention_rule_of($1, r.kind, $2)
FROM retention_rules r WHERE r.municipality IN ($1, 0) ORDER BY r.kind, r.valid_from DESC, r.id DESC
