-- What is done about it: outcomes, cases, acts, follow-ups.

-- The latest night's decision of each person a municipality has to do with.
CREATE TABLE outcomes (
  municipality smallint NOT NULL,
  number bigint NOT NULL,
  outcome smallint NOT NULL CONSTRAINT outcomes_outcome_is_known CHECK (outcome BETWEEN 1 AND 4),
  reason smallint NOT NULL CONSTRAINT outcomes_reason_is_known CHECK (reason BETWEEN 1 AND 17),
  rule_version text NOT NULL,
  -- The decision holds from holds_from until the day before next_turn, as far as is known; no next_turn means for ever.
  holds_from date NOT NULL,
  next_turn date,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (municipality, number)
);
CREATE INDEX outcomes_that_turn ON outcomes (municipality, next_turn) WHERE next_turn IS NOT NULL;

-- Every change of a stored outcome: what the last night did, and to whom.
CREATE TABLE outcome_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  number bigint NOT NULL,
  business_date date NOT NULL,
  outcome_before smallint,
  reason_before smallint,
  outcome smallint NOT NULL,
  reason smallint NOT NULL,
  decided_at timestamptz NOT NULL
);
CREATE INDEX outcome_changes_of_a_night ON outcome_changes (municipality, business_date);

CREATE TABLE cases (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  municipality smallint NOT NULL,
  opened_on date NOT NULL,
  cause smallint NOT NULL,
  closed_on date,
  closed_reason text,
  -- A night's proposal that a person has to answer.
  closing_proposed_on date,
  closing_proposed_reason smallint,
  earlier_case_id bigint REFERENCES cases,
  assigned_to text,
  -- Grows with every act, so that two who edit at once are told.
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT cases_closed_case_has_a_reason_and_a_day CHECK ((closed_on IS NULL) = (closed_reason IS NULL)),
  CONSTRAINT cases_close_after_they_open CHECK (closed_on >= opened_on),
  CONSTRAINT cases_proposal_has_a_reason_and_a_day
    CHECK ((closing_proposed_on IS NULL) = (closing_proposed_reason IS NULL))
);
CREATE UNIQUE INDEX cases_one_open_per_person_and_municipality ON cases (number, municipality) WHERE closed_on IS NULL;
CREATE INDEX cases_of_a_person ON cases (number);
CREATE INDEX cases_of_a_municipality ON cases (municipality, number) WHERE closed_on IS NULL;

-- When a case was open, as a fact of the rule (a protected person who moves is reviewed while a case is open).
CREATE TABLE case_periods (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases,
  number bigint NOT NULL,
  municipality smallint NOT NULL,
  opened_on date NOT NULL,
  closed_on date,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT case_periods_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX case_periods_one_believed_opening ON case_periods (case_id, opened_on) WHERE known_until = 'infinity';
CREATE INDEX case_periods_by_number ON case_periods (number);
CREATE INDEX case_periods_of_a_municipality ON case_periods (municipality);

-- What was done, by whom and when. Acts are only ever added; a correction is an act that points at what it corrects.
-- The columns are what förordning (2006:39) lets the register hold, and no more: there is no free field but the note.
CREATE TABLE acts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases,
  kind text NOT NULL CONSTRAINT acts_kind_is_known CHECK (kind IN
    ('opened', 'contact', 'occupation', 'mapping', 'note', 'assigned', 'verified', 'closing-proposed',
     'closing-withdrawn', 'closed', 'reopened', 'decision')),
  happened_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by text NOT NULL CONSTRAINT acts_have_an_author CHECK (recorded_by <> ''),
  channel text,
  result text,
  reached boolean,
  occupation text,
  occupation_from date,
  occupation_until date,
  told_by text,
  reason text,
  assigned_to text,
  note text CONSTRAINT acts_note_is_short CHECK (length(note) <= 2000),
  corrects_act_id bigint REFERENCES acts,
  CONSTRAINT acts_contact_says_how_and_whether_reached
    CHECK ((kind = 'contact') = (channel IS NOT NULL AND result IS NOT NULL AND reached IS NOT NULL)),
  CONSTRAINT acts_occupation_says_what_and_since CHECK ((occupation IS NULL) = (occupation_from IS NULL)),
  CONSTRAINT acts_closing_has_a_reason CHECK (kind NOT IN ('closed', 'closing-proposed') OR reason IS NOT NULL)
);
CREATE INDEX acts_of_a_case ON acts (case_id);

CREATE FUNCTION acts_are_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'acts are only ever added; a correction is an act of its own' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER acts_are_only_added BEFORE UPDATE OR DELETE ON acts
  FOR EACH ROW EXECUTE FUNCTION acts_are_only_added();

-- What somebody has to do, and by when.
CREATE TABLE follow_ups (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  municipality smallint NOT NULL,
  -- None where there is no case: a notice of absence, a protected person to check.
  case_id bigint REFERENCES cases,
  kind text NOT NULL,
  due date NOT NULL,
  why text NOT NULL,
  -- What the follow-up is counted from. (person, municipality, kind, anchor) makes planning it twice do nothing.
  anchor text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  settled_at timestamptz,
  settled_by_act bigint REFERENCES acts,
  settled_why text,
  CONSTRAINT follow_ups_planned_once UNIQUE (number, municipality, kind, anchor),
  CONSTRAINT follow_ups_settled_for_a_reason CHECK ((settled_at IS NULL) = (settled_why IS NULL))
);
CREATE INDEX follow_ups_waiting ON follow_ups (municipality, due) WHERE settled_at IS NULL;
CREATE INDEX follow_ups_of_a_case ON follow_ups (case_id);

-- What to do when, as data: the latest row whose holds_from has come, of the municipality, else of all (municipality 0).
CREATE TABLE follow_up_policies (
  municipality smallint NOT NULL DEFAULT 0,
  holds_from date NOT NULL,
  verify_within smallint NOT NULL DEFAULT 5,
  first_contact_within smallint NOT NULL DEFAULT 10,
  next_rung_within smallint NOT NULL DEFAULT 5,
  mapping_within smallint NOT NULL DEFAULT 15,
  refresh_after smallint NOT NULL DEFAULT 60,
  last_chance_months smallint[] NOT NULL DEFAULT '{6,3,1}',
  ladder text[] NOT NULL DEFAULT '{letter,text,phone,guardian,home-visit}',
  set_by text NOT NULL,
  PRIMARY KEY (municipality, holds_from)
);
INSERT INTO follow_up_policies (municipality, holds_from, set_by) VALUES (0, '2015-01-01', 'fullfolj');
