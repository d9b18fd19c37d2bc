-- The decisions of a night that differ from what is stored.
CREATE TEMP TABLE decided (
  number bigint NOT NULL, outcome smallint NOT NULL, reason smallint NOT NULL, rule_version text NOT NULL,
  holds_from date NOT NULL, next_turn date, outcome_before smallint, reason_before smallint
) ON COMMIT DROP
