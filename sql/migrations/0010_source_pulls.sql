-- When a source's service was last asked, and until when it has told what it took away.
CREATE TABLE source_pulls (
  source_id integer PRIMARY KEY REFERENCES sources,
  -- What the service took away before this has been told.
  reached timestamptz,
  -- The last pull that brought its lists.
  pulled_at timestamptz,
  tried_at timestamptz NOT NULL,
  failures integer NOT NULL DEFAULT 0 CONSTRAINT source_pulls_failures_are_counted CHECK (failures >= 0),
  -- The code of the error that the last try ended with; nothing where it went well.
  failure text,
  CONSTRAINT source_pulls_failure_has_a_code CHECK ((failures = 0) = (failure IS NULL))
);
