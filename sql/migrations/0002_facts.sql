-- What is known of people: each fact with two times, its source, and the row it came from.

-- Who the population register says a person is. Only what förordning (2006:39) 4 § allows: name, number, address,
-- e-mail, telephone. The number is the key; it is what every source tells.
CREATE TABLE persons (
  number bigint PRIMARY KEY CONSTRAINT persons_number_has_twelve_digits CHECK (number BETWEEN 180000000000 AND 999999999999),
  family_name text,
  given_name text,
  street text,
  postal_code text,
  locality text,
  email text,
  telephone text,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL
);

CREATE TABLE residences (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  municipality smallint NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  -- The complete file that no longer had the person, or the row that told of the deregistration.
  ended_delivery_id bigint REFERENCES deliveries,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT residences_known_before_it_is_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX residences_one_open_per_person_and_municipality ON residences (municipality, number)
  WHERE known_until = 'infinity' AND valid_until IS NULL;
CREATE INDEX residences_believed_now ON residences (number) WHERE known_until = 'infinity';
CREATE INDEX residences_by_municipality ON residences (municipality, number);
CREATE INDEX residences_believed_before ON residences (number) WHERE known_until < 'infinity';
CREATE INDEX residences_learned ON residences USING brin (known_from);
CREATE INDEX residences_unlearned ON residences USING brin (known_until) WHERE known_until < 'infinity';

CREATE TABLE first_registrations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  first_day date NOT NULL,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT first_registrations_known_before_it_is_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX first_registrations_one_believed_per_person ON first_registrations (number)
  WHERE known_until = 'infinity';
CREATE INDEX first_registrations_believed_before ON first_registrations (number) WHERE known_until < 'infinity';

CREATE TABLE protections (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  source_id integer NOT NULL REFERENCES sources,
  mark smallint NOT NULL CONSTRAINT protections_mark_is_known CHECK (mark IN (1, 2)),
  valid_from date NOT NULL,
  valid_until date,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT protections_known_before_it_is_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX protections_one_open_per_person_and_source ON protections (number, source_id)
  WHERE known_until = 'infinity' AND valid_until IS NULL;
CREATE INDEX protections_by_number ON protections (number);

-- Spells of studies. A spell is (source, number, school unit, first day); each row is one version of it.
CREATE TABLE enrolments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  school_unit integer NOT NULL,
  first_day date NOT NULL,
  source_id integer NOT NULL,
  form smallint NOT NULL,
  ended_by smallint,
  -- What holds: until is the day after the last day. A spell that never was has valid_until = first_day.
  valid_until date,
  -- What the source's row last said, also where a notice holds against it.
  stated_until date,
  stated_ended_by smallint,
  programme text NOT NULL DEFAULT '',
  -- The digest of the row that the source last said; null where its last roll had no such row, or a notice began it.
  claim bigint,
  organiser bigint,
  delivery_id bigint NOT NULL,
  row_number integer NOT NULL,
  -- The complete roll that lacked the spell.
  missing_delivery_id bigint,
  -- The notice that holds against the roll.
  notice_id bigint,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT enrolments_end_is_told_with_its_kind CHECK ((valid_until IS NULL) = (ended_by IS NULL)),
  CONSTRAINT enrolments_end_after_they_begin CHECK (valid_until >= first_day),
  CONSTRAINT enrolments_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX enrolments_one_believed_version_per_spell ON enrolments (number, school_unit, first_day, source_id)
  WHERE known_until = 'infinity';
CREATE INDEX enrolments_of_a_unit ON enrolments (school_unit) WHERE known_until = 'infinity';
CREATE INDEX enrolments_believed_before ON enrolments (number) WHERE known_until < 'infinity';
CREATE INDEX enrolments_learned ON enrolments USING brin (known_from);
CREATE INDEX enrolments_unlearned ON enrolments USING brin (known_until) WHERE known_until < 'infinity';

CREATE TABLE qualifications (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  kind smallint NOT NULL CONSTRAINT qualifications_kind_is_known CHECK (kind BETWEEN 1 AND 5),
  day date NOT NULL,
  -- The spell whose row told it, so that a corrected row can be seen to correct it.
  source_id integer REFERENCES sources,
  school_unit integer,
  first_day date,
  delivery_id bigint REFERENCES deliveries,
  row_number integer,
  decided_by text,
  decided_why text,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT qualifications_told_by_a_file_or_decided_by_somebody CHECK (delivery_id IS NOT NULL OR decided_by IS NOT NULL),
  CONSTRAINT qualifications_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX qualifications_told_once ON qualifications (number, kind, day, source_id, school_unit, first_day)
  WHERE known_until = 'infinity';
CREATE INDEX qualifications_by_number ON qualifications (number);
CREATE INDEX qualifications_learned ON qualifications USING brin (known_from);

-- What schools told of a pupil who began or left (skollagen 15 kap. 15 §, 18 kap. 15 §).
CREATE TABLE notices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  number bigint NOT NULL,
  school_unit integer NOT NULL,
  event smallint NOT NULL CONSTRAINT notices_event_is_known CHECK (event BETWEEN 1 AND 6),
  day date NOT NULL,
  received date NOT NULL,
  organiser text,
  -- applied; unmatched: nobody or no spell was found, somebody must ask; withdrawn: a person decided against it.
  state text NOT NULL CONSTRAINT notices_state_is_known CHECK (state IN ('applied', 'unmatched', 'withdrawn')),
  state_by text,
  state_why text,
  CONSTRAINT notices_told_once UNIQUE (number, school_unit, event, day)
);

-- Decisions that feed the rule.
CREATE TABLE schooling_decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  last_day date NOT NULL,
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  decided_why text NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT schooling_decisions_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX schooling_decisions_one_believed_per_person ON schooling_decisions (number)
  WHERE known_until = 'infinity';

CREATE TABLE equivalence_decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  school_unit integer NOT NULL,
  first_day date NOT NULL,
  is_equivalent boolean NOT NULL,
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  decided_why text NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT equivalence_decisions_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX equivalence_decisions_one_believed_per_spell ON equivalence_decisions (number, school_unit, first_day)
  WHERE known_until = 'infinity';

CREATE TABLE not_studying_confirmations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  day date NOT NULL,
  confirmed_by text NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT not_studying_confirmations_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE INDEX not_studying_confirmations_by_number ON not_studying_confirmations (number);

-- What a municipality has set about the rule, from a day on.
CREATE TABLE rule_settings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  holds_from date NOT NULL,
  autumn_day text NOT NULL DEFAULT '09-15',
  summer_from text NOT NULL DEFAULT '06-01',
  admitted_within integer NOT NULL DEFAULT 45
    CONSTRAINT rule_settings_admitted_within_is_sensible CHECK (admitted_within BETWEEN 0 AND 366),
  set_by text NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT rule_settings_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX rule_settings_one_believed_per_day ON rule_settings (municipality, holds_from)
  WHERE known_until = 'infinity';
