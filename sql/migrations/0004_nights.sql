-- Nightly work: what has run, how far each municipality's decisions reach, and who leads.

CREATE TABLE night_runs (
  job text NOT NULL,
  business_date date NOT NULL,
  municipality smallint NOT NULL,
  finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided integer NOT NULL,
  opened integer NOT NULL,
  closed integer NOT NULL,
  follow_ups integer NOT NULL,
  PRIMARY KEY (job, business_date, municipality)
);

-- Up to which knowledge, and by which rule, a municipality's outcomes were decided.
CREATE TABLE decision_marks (
  municipality smallint PRIMARY KEY,
  stamp timestamptz NOT NULL,
  rule_edition text NOT NULL,
  business_date date NOT NULL
);

-- One row: the daemon that leads, for how long, and in which term. The term only grows; every write of the leader
-- checks it, so that one that was paused and wakes up believing writes nothing.
CREATE TABLE lease (
  only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT lease_has_one_row CHECK (only_row),
  holder text NOT NULL DEFAULT '',
  term bigint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO lease DEFAULT VALUES;
