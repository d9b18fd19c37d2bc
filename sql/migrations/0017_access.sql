-- Who has looked at whom, who may look at protected persons, and who has looked through the looking.

-- One row a reading of a person, or a list that was shown, committed before anything is shown. Only ever added to.
CREATE TABLE access_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  staff text NOT NULL CONSTRAINT access_entries_have_a_reader CHECK (staff <> ''),
  -- Whom the database let in, which nobody who writes an entry can choose.
  login text NOT NULL DEFAULT session_user,
  -- What was done: a command's name, or an act's kind.
  reading text NOT NULL CONSTRAINT access_entries_say_what_was_read CHECK (reading <> ''),
  -- As it was asked; none where a list was shown.
  number bigint,
  -- The person's number at the time, which the number asked may have led to.
  current_number bigint,
  municipality smallint,
  reason text CONSTRAINT access_entries_reason_is_short CHECK (length(reason) BETWEEN 1 AND 500),
  is_protected boolean NOT NULL DEFAULT false,
  is_emergency boolean NOT NULL DEFAULT false,
  -- The person was protected and the reader not named: nothing was shown.
  is_refused boolean NOT NULL DEFAULT false,
  -- Of a list: what was asked for, and how many it showed.
  filter text,
  shown integer CONSTRAINT access_entries_shown_is_a_count CHECK (shown >= 0),
  CONSTRAINT access_entries_are_of_a_person_or_a_list
    CHECK ((number IS NULL) = (current_number IS NULL) AND (number IS NULL) = (shown IS NOT NULL)),
  CONSTRAINT access_entries_emergency_has_a_reason CHECK (reading <> 'emergency' OR is_emergency AND reason IS NOT NULL)
);
CREATE INDEX access_entries_of_a_person ON access_entries (current_number) WHERE current_number IS NOT NULL;
CREATE INDEX access_entries_of_a_number ON access_entries (number) WHERE number IS NOT NULL;
CREATE INDEX access_entries_of_a_reader ON access_entries (staff, at);
CREATE INDEX access_entries_of_a_municipality ON access_entries (municipality, at);

CREATE TRIGGER access_entries_are_only_added BEFORE UPDATE OR DELETE ON access_entries
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();
CREATE TRIGGER access_entries_are_not_emptied BEFORE TRUNCATE ON access_entries
  FOR EACH STATEMENT EXECUTE FUNCTION rows_are_only_added();

-- That somebody has looked through an entry, and what they found. Looking again is a row of its own.
CREATE TABLE access_reviews (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id bigint NOT NULL REFERENCES access_entries,
  reviewed_by text NOT NULL CONSTRAINT access_reviews_have_a_reviewer CHECK (reviewed_by <> ''),
  reviewed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  verdict text NOT NULL CONSTRAINT access_reviews_verdict_is_known CHECK (verdict IN ('in-order', 'to-ask-about')),
  comment text CONSTRAINT access_reviews_comment_is_short CHECK (length(comment) BETWEEN 1 AND 500)
);
CREATE INDEX access_reviews_of_an_entry ON access_reviews (entry_id);

CREATE FUNCTION nobody_reviews_their_own_reading() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM access_entries WHERE id = NEW.entry_id AND staff = NEW.reviewed_by) THEN
    RAISE EXCEPTION 'nobody reviews their own reading'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'access_reviews_are_made_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER access_reviews_are_made_by_another BEFORE INSERT ON access_reviews
  FOR EACH ROW EXECUTE FUNCTION nobody_reviews_their_own_reading();
CREATE TRIGGER access_reviews_are_only_added BEFORE UPDATE OR DELETE ON access_reviews
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();
CREATE TRIGGER access_reviews_are_not_emptied BEFORE TRUNCATE ON access_reviews
  FOR EACH STATEMENT EXECUTE FUNCTION rows_are_only_added();

-- Who is named for a protected person. Taken back, it stays readable who was named when.
CREATE TABLE access_grants (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  staff text NOT NULL CONSTRAINT access_grants_name_somebody CHECK (staff <> ''),
  granted_by text NOT NULL,
  granted_why text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_by text,
  revoked_why text,
  revoked_at timestamptz,
  CONSTRAINT access_grants_revoked_by_somebody_for_a_reason
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoked_why IS NULL))
);
CREATE UNIQUE INDEX access_grants_once_a_person_and_staff ON access_grants (number, staff) WHERE revoked_at IS NULL;

-- How a municipality guards protected persons: the newest row holds; of the municipality, else of all (municipality 0).
CREATE TABLE access_settings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  -- open: whoever may read the register. named: named staff alone; for anyone else they do not exist.
  protected_access text NOT NULL
    CONSTRAINT access_settings_protected_access_is_known CHECK (protected_access IN ('open', 'named')),
  -- Whether a reader of a protected person must say why.
  protected_why boolean NOT NULL,
  emergency_minutes smallint NOT NULL
    CONSTRAINT access_settings_emergency_is_short CHECK (emergency_minutes BETWEEN 1 AND 1440),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO access_settings (municipality, protected_access, protected_why, emergency_minutes, set_by)
VALUES (0, 'open', false, 60, 'fullfolj');

-- What staff are called and where they live, where the municipality chooses to say: for seeing who reads their own.
CREATE TABLE staff_names (
  staff text PRIMARY KEY CONSTRAINT staff_names_name_somebody CHECK (staff <> ''),
  family_name text,
  street text,
  postal_code text,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Until when a reader's emergency access to a person lasts; null where there is none. The reader may not read entries,
-- so the owner looks.
CREATE FUNCTION emergency_access_until(reader text, of_numbers bigint[], minutes integer) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
  SELECT max(at) + make_interval(mins => minutes) FROM access_entries
  WHERE current_number = ANY (of_numbers) AND staff = reader AND reading = 'emergency'
$$;
