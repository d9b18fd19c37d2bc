-- Stores a night's decisions about persons who were decided about before.
UPDATE outcomes o SET outcome = d.outcome, reason = d.reason, rule_version = d.rule_version, holds_from = d.holds_from,
  next_turn = d.next_turn, decided_at = $2
FROM decided d
WHERE o.municipality = $1 AND o.number = d.number AND d.outcome_before IS NOT NULL
