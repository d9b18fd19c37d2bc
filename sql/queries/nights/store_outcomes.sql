-- Stores a night's decisions.
INSERT INTO outcomes AS o (municipality, number, outcome, reason, rule_version, holds_from, next_turn, decided_at)
SELECT $1, number, outcome, reason, rule_version, holds_from, next_turn, $2 FROM decided
ON CONFLICT (municipality, number) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
  rule_version = excluded.rule_version, holds_from = excluded.holds_from, next_turn = excluded.next_turn,
  decided_at = excluded.decided_at
