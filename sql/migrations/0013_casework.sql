-- The routine with all its rungs; who coordinates and who stands in; events of many; decisions.

-- A rung is a channel, with how often it is tried and how many working days are waited: 'phone*3/2'.
ALTER TABLE follow_up_policies
  ADD CONSTRAINT follow_up_policies_rungs_can_be_read
    CHECK (array_to_string(ladder, ',') || ',' ~ '^([a-z-]+(\*[0-9]{1,2})?(/[0-9]{1,3})?,)+$'),
  -- Skollagen 29 kap. 12 § sets the ceiling.
  ADD COLUMN guardian_under smallint NOT NULL DEFAULT 18
    CONSTRAINT follow_up_policies_no_guardian_of_an_adult CHECK (guardian_under BETWEEN 0 AND 18),
  ADD COLUMN home_visit_staff smallint NOT NULL DEFAULT 2
    CONSTRAINT follow_up_policies_one_or_two_visit CHECK (home_visit_staff BETWEEN 1 AND 2),
  ADD COLUMN home_visit_notice smallint NOT NULL DEFAULT 0,
  ADD COLUMN farewell_before smallint NOT NULL DEFAULT 30,
  ADD COLUMN escalate_after smallint NOT NULL DEFAULT 10,
  ADD COLUMN weight_open smallint NOT NULL DEFAULT 2,
  ADD COLUMN weight_unreached smallint NOT NULL DEFAULT 1,
  ADD COLUMN weight_overdue smallint NOT NULL DEFAULT 1,
  ADD CONSTRAINT follow_up_policies_figures_are_sensible
    CHECK (home_visit_notice BETWEEN 0 AND 366 AND farewell_before BETWEEN 0 AND 366 AND escalate_after BETWEEN 0 AND 366
      AND weight_open BETWEEN 0 AND 100 AND weight_unreached BETWEEN 0 AND 100 AND weight_overdue BETWEEN 0 AND 100);

-- Who of a municipality's staff is told what is overdue: one at a time. A staff member is the name that acts carry.
CREATE TABLE coordinators (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  staff text NOT NULL CONSTRAINT coordinators_are_somebody CHECK (staff <> ''),
  valid_from date NOT NULL,
  valid_until date,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT coordinators_end_after_they_begin CHECK (valid_until >= valid_from)
);
CREATE UNIQUE INDEX coordinators_one_at_a_time ON coordinators (municipality) WHERE valid_until IS NULL;

-- Who stands in for whom, from a day until and with another.
CREATE TABLE deputies (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  staff text NOT NULL,
  deputy text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The day from which it holds no more, where somebody ended it before its time.
  ended_on date,
  ended_by text,
  CONSTRAINT deputies_are_ended_by_somebody CHECK ((ended_on IS NULL) = (ended_by IS NULL)),
  CONSTRAINT deputies_stand_in_for_somebody_else CHECK (staff <> '' AND deputy <> '' AND staff <> deputy),
  CONSTRAINT deputies_end_after_they_begin CHECK (last_day >= first_day)
);
CREATE INDEX deputies_of_a_municipality ON deputies (municipality, deputy);

-- What is told the coordinator points at what is overdue, and is the coordinator's whoever has the case.
ALTER TABLE follow_ups ADD COLUMN assigned_to text;
ALTER TABLE follow_ups ADD COLUMN escalates bigint REFERENCES follow_ups;
CREATE INDEX follow_ups_escalations ON follow_ups (municipality) WHERE escalates IS NOT NULL AND settled_at IS NULL;

-- One thing that happened for many: a letter round, an evening. Each youth has an act of their own with this number.
CREATE TABLE batch_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  kind text NOT NULL,
  happened_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by text NOT NULL,
  written integer NOT NULL,
  refused integer NOT NULL,
  -- Of the refused, those left out because they are protected.
  protected integer NOT NULL,
  CONSTRAINT batch_events_count_people CHECK (written >= 0 AND protected >= 0 AND refused >= protected)
);

-- Decisions, with what förvaltningslagen (2017:900) 31 § asks for. Only ever added: another decision replaces or revokes.
CREATE TABLE decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The number it was decided about, which may lead to another since.
  number bigint NOT NULL,
  kind text NOT NULL CONSTRAINT decisions_kind_is_known CHECK (kind IN
    ('equivalence', 'completed-elsewhere', 'not-studying', 'schooling-ends', 'revocation')),
  decided_on date NOT NULL,
  -- What was decided, as JSON.
  content text NOT NULL CONSTRAINT decisions_content_is_an_object CHECK (jsonb_typeof(content::jsonb) = 'object'),
  why text,
  deciders text[] NOT NULL CONSTRAINT decisions_have_a_decider CHECK (cardinality(deciders) > 0),
  presenters text[] NOT NULL DEFAULT '{}',
  participants text[] NOT NULL DEFAULT '{}',
  replaces bigint CONSTRAINT decisions_are_replaced_once UNIQUE REFERENCES decisions,
  -- The row of the rule's facts that it made; none for a revocation.
  fact_id bigint,
  -- None where the person has no case.
  act_id bigint REFERENCES acts,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT decisions_revocation_revokes_one CHECK (kind <> 'revocation' OR replaces IS NOT NULL AND fact_id IS NULL)
);
CREATE INDEX decisions_about_a_person ON decisions (number);
CREATE INDEX decisions_by_fact ON decisions (kind, fact_id);

CREATE FUNCTION rows_are_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER decisions_are_only_added BEFORE UPDATE OR DELETE ON decisions
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();
CREATE TRIGGER batch_events_are_only_added BEFORE UPDATE OR DELETE ON batch_events
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

-- Cases that were open before there was a farewell get theirs, thirty days before the twentieth birthday. The birth date
-- is in the number; a coordination number has its day plus 60.
INSERT INTO follow_ups (number, municipality, case_id, kind, due, why, anchor)
SELECT number, municipality, id, 'farewell', birthday - 30, '20th-birthday', 'case ' || id || ' farewell'
FROM (
  SELECT id, number, municipality,
    (make_date((number / 100000000)::integer, (number / 1000000 % 100)::integer, 1) + interval '20 years')::date
      + (CASE WHEN number / 10000 % 100 > 60 THEN number / 10000 % 100 - 60 ELSE number / 10000 % 100 END - 1)::integer
      AS birthday
  FROM cases WHERE closed_on IS NULL
) open_cases
WHERE birthday - 30 > CURRENT_DATE
ON CONFLICT ON CONSTRAINT follow_ups_planned_once DO NOTHING;
