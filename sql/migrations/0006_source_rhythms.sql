-- How often each source is expected to hand in, what has come of each of its scopes, and which scopes are finished.

-- How often a source's files are expected. Set anew, never changed: what was expected at a time can be asked for ever.
CREATE TABLE source_rhythms (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id integer NOT NULL REFERENCES sources,
  -- No days: somebody has said that nothing is expected.
  every_days smallint CONSTRAINT source_rhythms_every_is_at_most_a_year CHECK (every_days BETWEEN 1 AND 366),
  grace_days smallint NOT NULL DEFAULT 0
    CONSTRAINT source_rhythms_grace_is_at_most_a_year CHECK (grace_days BETWEEN 0 AND 366),
  quiet_months smallint[] NOT NULL DEFAULT '{}' CONSTRAINT source_rhythms_quiet_months_are_months
    CHECK (quiet_months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[] AND cardinality(quiet_months) < 12),
  set_by text NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT source_rhythms_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX source_rhythms_one_believed_per_source ON source_rhythms (source_id) WHERE known_until = 'infinity';

-- What is believed of each scope's files: the newest that is applied, and each that is held. A newer applied file closes
-- the row of the one before it, so that there are no more rows believed than scopes and held files.
CREATE TABLE scope_deliveries (
  delivery_id bigint NOT NULL REFERENCES deliveries,
  source_id integer NOT NULL REFERENCES sources,
  scope text NOT NULL,
  as_of date NOT NULL,
  -- This file is complete, or an applied one of its scope before it was.
  has_complete boolean NOT NULL,
  -- Else it is held.
  is_applied boolean NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (delivery_id, known_from),
  CONSTRAINT scope_deliveries_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX scope_deliveries_one_applied_believed_per_scope ON scope_deliveries (source_id, scope)
  WHERE known_until = 'infinity' AND is_applied;
CREATE INDEX scope_deliveries_of_a_scope ON scope_deliveries (source_id, scope);
-- What is believed now lies at its end, however long the past has become.
CREATE INDEX scope_deliveries_by_the_end_of_belief ON scope_deliveries (known_until);

-- Files from before this table was: when they were learned is known from their verdicts.
INSERT INTO scope_deliveries (delivery_id, source_id, scope, as_of, has_complete, is_applied, known_from, known_until)
SELECT id, source_id, scope, as_of, bool_or(is_complete) OVER earlier, true, verdict_at,
  coalesce(lead(verdict_at) OVER earlier, 'infinity')
FROM deliveries
WHERE kind <> 'notice' AND verdict = 'applied'
WINDOW earlier AS (PARTITION BY source_id, scope ORDER BY verdict_at, id)
UNION ALL
SELECT id, source_id, scope, as_of, is_complete, false, received_at,
  CASE WHEN verdict = 'rejected' THEN verdict_at ELSE 'infinity' END
FROM deliveries
WHERE kind <> 'notice' AND (verdict = 'held' OR verdict = 'rejected' AND received_at < verdict_at);

-- Scopes of which nothing more is expected: a school that has closed. A file that is applied later begins it again.
CREATE TABLE scope_endings (
  source_id integer NOT NULL REFERENCES sources,
  scope text NOT NULL,
  ended_by text NOT NULL,
  ended_why text NOT NULL,
  known_from timestamptz NOT NULL,
  PRIMARY KEY (source_id, scope, known_from)
);
