-- Where knowledge comes from: sources, deliveries, findings, and the clock that stamps what is learned.

-- One row: the last instant at which the register learned something. See begin_knowing().
CREATE TABLE register_clock (
  only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT register_clock_has_one_row CHECK (only_row),
  last_stamp timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO register_clock DEFAULT VALUES;

-- Begins to learn: waits for any other transaction that is learning, and gives an instant later than every earlier one.
-- What a transaction learns carries such an instant; a file of notices takes one for each, in the file's order. A question "as known at T" waits for the same lock, so that
-- no transaction can slip knowledge in before T after the question was answered.
CREATE FUNCTION begin_knowing() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE stamp timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(7305, 1);
  UPDATE register_clock SET last_stamp = greatest(clock_timestamp(), last_stamp + interval '1 microsecond')
  RETURNING last_stamp INTO stamp;
  RETURN stamp;
END $$;

CREATE TABLE sources (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CONSTRAINT sources_name_is_unique UNIQUE
    CONSTRAINT sources_name_is_short CHECK (length(name) BETWEEN 1 AND 100),
  kind text NOT NULL CONSTRAINT sources_kind_is_known CHECK (kind IN ('population', 'roll', 'notice')),
  -- A complete roll that would cut more than this share and more than this many is held.
  guard_share smallint NOT NULL DEFAULT 20 CONSTRAINT sources_guard_share_is_a_percentage CHECK (guard_share BETWEEN 0 AND 100),
  guard_floor integer NOT NULL DEFAULT 10 CONSTRAINT sources_guard_floor_is_a_count CHECK (guard_floor >= 0)
);

-- One file, or one typed notice, and what became of it.
CREATE TABLE deliveries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CONSTRAINT deliveries_kind_is_known CHECK (kind IN ('population', 'roll', 'notice')),
  source_id integer NOT NULL REFERENCES sources,
  scope text NOT NULL,
  as_of date NOT NULL,
  is_complete boolean NOT NULL,
  file_name text NOT NULL,
  digest bytea NOT NULL,
  byte_count bigint NOT NULL,
  format text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  received_by text NOT NULL,
  verdict text NOT NULL CONSTRAINT deliveries_verdict_is_known CHECK (verdict IN ('applied', 'held', 'rejected', 'refused')),
  verdict_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  verdict_by text NOT NULL,
  verdict_why text,
  row_count integer NOT NULL DEFAULT 0,
  applied integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  started integer NOT NULL DEFAULT 0,
  ended integer NOT NULL DEFAULT 0,
  missing integer NOT NULL DEFAULT 0,
  restored integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  CONSTRAINT deliveries_refusal_has_a_reason CHECK (verdict NOT IN ('rejected', 'refused') OR verdict_why IS NOT NULL)
);
CREATE UNIQUE INDEX deliveries_same_bytes_once_a_scope_and_day ON deliveries (source_id, scope, as_of, digest)
  WHERE verdict <> 'refused';
CREATE INDEX deliveries_of_a_scope ON deliveries (source_id, scope, as_of);

-- The bytes of a held file, until somebody accepts or rejects it.
CREATE TABLE held_pieces (
  delivery_id bigint NOT NULL REFERENCES deliveries,
  piece integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (delivery_id, piece)
);

-- Whatever was odd: a bad row kept with its reason, or something a person should look at.
CREATE TABLE findings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer,
  column_name text,
  kind text NOT NULL,
  rejects_row boolean NOT NULL,
  number bigint,
  -- The notice that a roll contradicts.
  notice_id bigint,
  -- The row as it came, so that nothing is lost; only where the row was not applied.
  content text CONSTRAINT findings_content_is_of_a_bad_row CHECK (content IS NULL OR rejects_row),
  found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  settled_at timestamptz,
  settled_by text,
  settled_why text,
  CONSTRAINT findings_settled_by_somebody CHECK ((settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX findings_of_a_delivery ON findings (delivery_id);

-- What a scope's last complete roll said of each unit, as digests: enough to see that nothing changed without reading a
-- spell. No digests (entries IS NULL) means that the unit must be compared spell by spell next time.
CREATE TABLE roll_fingerprints (
  source_id integer NOT NULL REFERENCES sources,
  scope text NOT NULL,
  school_unit integer NOT NULL,
  -- Pairs of eight bytes, big-endian: the row's digest, the person's number.
  entries bytea,
  PRIMARY KEY (source_id, scope, school_unit)
);
ALTER TABLE roll_fingerprints ALTER COLUMN entries SET STORAGE EXTERNAL;
CREATE INDEX roll_fingerprints_of_a_unit ON roll_fingerprints (school_unit);
