-- The journal: one log a municipality, whose heads show whether anything in it was ever changed.

-- How many entries each municipality's log has. 0 is the installation's own log. An entry's number is taken here by
-- UPDATE … RETURNING: a sequence would leave gaps, and a gap would look like a deletion.
CREATE TABLE journals (
  municipality smallint PRIMARY KEY CONSTRAINT journals_municipality_is_a_code CHECK (municipality BETWEEN 0 AND 9999),
  size bigint NOT NULL CONSTRAINT journals_size_is_a_count CHECK (size >= 0)
);

-- The leaves of the tree (RFC 6962): version 1, municipality, entry, recorded at, commitment to the payload.
CREATE TABLE journal_entries (
  municipality smallint NOT NULL,
  -- From 0, without gaps.
  entry bigint NOT NULL CONSTRAINT journal_entries_are_counted_from_0 CHECK (entry >= 0),
  -- The act that the entry is of, where it is of one. It is said in the payload too, which may be destroyed.
  act_id bigint,
  leaf bytea NOT NULL CONSTRAINT journal_entries_leaf_has_51_bytes CHECK (length(leaf) = 51),
  PRIMARY KEY (municipality, entry)
);
CREATE UNIQUE INDEX journal_entries_one_an_act ON journal_entries (act_id) WHERE act_id IS NOT NULL;

-- What the entries commit to: apart from them, because a payload is destroyed with its salt when the law says so, and the
-- entry stands.
CREATE TABLE journal_payloads (
  municipality smallint NOT NULL,
  entry bigint NOT NULL,
  salt bytea NOT NULL CONSTRAINT journal_payloads_salt_has_32_bytes CHECK (length(salt) = 32),
  -- Canonical JSON in UTF-8.
  payload bytea NOT NULL,
  PRIMARY KEY (municipality, entry)
);

-- The heads that have been signed. The last of each log is also kept in a file outside the database, and only that one is
-- evidence: whoever can change the entries can change these.
CREATE TABLE journal_heads (
  municipality smallint NOT NULL,
  size bigint NOT NULL,
  note text NOT NULL,
  signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (municipality, size, signed_at)
);

-- The keys that heads have been signed by, in their order. The secret part is never here.
CREATE TABLE journal_keys (
  place integer PRIMARY KEY CONSTRAINT journal_keys_are_counted_from_1 CHECK (place >= 1),
  public_key text NOT NULL CONSTRAINT journal_keys_are_made_once UNIQUE,
  -- A note signed by the key before, which names this one; nothing for the first.
  handed_on_by text,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  made_by text NOT NULL,
  CONSTRAINT journal_keys_are_handed_on CHECK ((place = 1) = (handed_on_by IS NULL))
);

CREATE FUNCTION journal_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journals_only_grow BEFORE UPDATE ON journals
  FOR EACH ROW WHEN (NEW.size < OLD.size OR NEW.municipality <> OLD.municipality)
  EXECUTE FUNCTION journal_is_only_added_to();
CREATE TRIGGER journals_stay BEFORE DELETE ON journals FOR EACH ROW EXECUTE FUNCTION journal_is_only_added_to();
CREATE TRIGGER journal_entries_are_only_added BEFORE UPDATE OR DELETE ON journal_entries
  FOR EACH ROW EXECUTE FUNCTION journal_is_only_added_to();
CREATE TRIGGER journal_payloads_are_not_changed BEFORE UPDATE ON journal_payloads
  FOR EACH ROW EXECUTE FUNCTION journal_is_only_added_to();
CREATE TRIGGER journal_heads_are_only_added BEFORE UPDATE OR DELETE ON journal_heads
  FOR EACH ROW EXECUTE FUNCTION journal_is_only_added_to();
CREATE TRIGGER journal_keys_are_only_added BEFORE UPDATE OR DELETE ON journal_keys
  FOR EACH ROW EXECUTE FUNCTION journal_is_only_added_to();
