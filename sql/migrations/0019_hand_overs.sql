-- Handing over a youth: what the youth consents to, how far each hand-over has come, and what both sides have signed.

-- What may be told of when the youth consents, and which acts make it up. The law names no list; a municipality may add
-- a part of its own. Notes are never told.
CREATE TABLE hand_over_parts (
  code text PRIMARY KEY CONSTRAINT hand_over_parts_code_is_a_word CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
  swedish text NOT NULL,
  english text NOT NULL,
  -- The acts of these kinds, without note and author.
  act_kinds text[] NOT NULL DEFAULT '{}',
  -- Name, address, telephone and e-mail.
  has_contact_details boolean NOT NULL DEFAULT false,
  CONSTRAINT hand_over_parts_tell_something CHECK (cardinality(act_kinds) > 0 OR has_contact_details)
);
INSERT INTO hand_over_parts (code, swedish, english, act_kinds, has_contact_details) VALUES
  ('contact-details', 'namn och kontaktuppgifter', 'name and contact details', '{}', true),
  ('contact-history', 'kontakter och kontaktförsök', 'contacts and attempts', '{contact}', false),
  ('mapping', 'kartläggning', 'mapping', '{mapping}', false),
  ('measures', 'åtgärder', 'measures',
    '{measure,measure-offered,measure-accepted,measure-declined,measure-started,measure-ended}', false),
  ('occupation', 'sysselsättning', 'occupation', '{occupation}', false),
  ('plan', 'plan', 'plan', '{plan,plan-made,plan-changed,plan-version}', false);

-- That a youth lets a receiver be told (medgivande): what, from when, and until when. Kept when it is withdrawn.
CREATE TABLE consents (
  -- The act that tells of it.
  id bigint PRIMARY KEY REFERENCES acts,
  case_id bigint NOT NULL REFERENCES cases,
  number bigint NOT NULL,
  municipality smallint NOT NULL,
  receiver_municipality smallint,
  receiver_actor text CONSTRAINT consents_actor_is_a_short_name CHECK (length(receiver_actor) BETWEEN 1 AND 100),
  parts text[] NOT NULL CONSTRAINT consents_cover_something CHECK (cardinality(parts) > 0),
  given_on date NOT NULL,
  withdrawn_on date,
  withdrawn_act_id bigint REFERENCES acts,
  CONSTRAINT consents_have_one_receiver CHECK ((receiver_municipality IS NULL) <> (receiver_actor IS NULL)),
  CONSTRAINT consents_withdrawn_by_an_act CHECK ((withdrawn_on IS NULL) = (withdrawn_act_id IS NULL)),
  CONSTRAINT consents_withdrawn_after_they_were_given CHECK (withdrawn_on >= given_on)
);
CREATE INDEX consents_of_a_person ON consents (number);

-- Hand-overs that a municipality of this register has offered.
CREATE TABLE hand_overs (
  -- The offering act: with the sender's municipality it names the hand-over on both sides.
  id bigint PRIMARY KEY REFERENCES acts,
  case_id bigint NOT NULL REFERENCES cases,
  number bigint NOT NULL,
  municipality smallint NOT NULL,
  receiver_municipality smallint,
  receiver_actor text CONSTRAINT hand_overs_actor_is_a_short_name CHECK (length(receiver_actor) BETWEEN 1 AND 100),
  -- Whether the receiver is in another installation and answers by file.
  by_file boolean NOT NULL,
  consent_id bigint REFERENCES consents,
  state text NOT NULL DEFAULT 'offered' CONSTRAINT hand_overs_state_is_known
    CHECK (state IN ('offered', 'acknowledged', 'attended', 'closed', 'withdrawn')),
  offered_on date NOT NULL,
  acknowledged_on date,
  acknowledged_act_id bigint REFERENCES acts,
  -- The moment at which responsibility moved: of the receiver's acknowledgement.
  moved_at timestamptz,
  attended_on date,
  attended_act_id bigint REFERENCES acts,
  ended_on date,
  ended_act_id bigint REFERENCES acts,
  -- The signed files, as they were written and as they came back.
  offer_note text,
  acknowledgement_note text,
  attendance_note text,
  CONSTRAINT hand_overs_have_one_receiver CHECK ((receiver_municipality IS NULL) <> (receiver_actor IS NULL)),
  CONSTRAINT hand_overs_go_elsewhere CHECK (receiver_municipality <> municipality),
  CONSTRAINT hand_overs_to_an_actor_need_consent CHECK (receiver_actor IS NULL OR consent_id IS NOT NULL),
  CONSTRAINT hand_overs_by_file_go_to_a_municipality CHECK (NOT by_file OR receiver_municipality IS NOT NULL),
  CONSTRAINT hand_overs_by_file_are_signed CHECK (by_file = (offer_note IS NOT NULL)),
  CONSTRAINT hand_overs_by_file_are_answered_by_file
    CHECK (NOT by_file OR (acknowledged_on IS NULL) = (acknowledgement_note IS NULL)),
  CONSTRAINT hand_overs_acknowledged_have_moved
    CHECK ((state IN ('acknowledged', 'attended', 'closed')) = (acknowledged_on IS NOT NULL)
      AND (acknowledged_on IS NULL) = (moved_at IS NULL)
      AND (acknowledged_on IS NULL) = (acknowledged_act_id IS NULL)),
  CONSTRAINT hand_overs_attended_say_when
    CHECK ((state <> 'attended' OR attended_on IS NOT NULL) AND (attended_on IS NULL) = (attended_act_id IS NULL)),
  CONSTRAINT hand_overs_that_are_over_say_when
    CHECK ((state IN ('closed', 'withdrawn')) = (ended_on IS NOT NULL)
      AND (ended_on IS NULL) = (ended_act_id IS NULL)),
  CONSTRAINT hand_overs_go_forward_in_time
    CHECK (acknowledged_on >= offered_on AND attended_on >= acknowledged_on AND ended_on >= offered_on)
);
CREATE INDEX hand_overs_of_a_person ON hand_overs (number);
CREATE INDEX hand_overs_to_a_municipality ON hand_overs (receiver_municipality);
CREATE UNIQUE INDEX hand_overs_one_under_way_per_receiver
  ON hand_overs (case_id, coalesce(receiver_municipality::text, ''), coalesce(receiver_actor, ''))
  WHERE state IN ('offered', 'acknowledged', 'attended');

-- Hand-overs that came as a file from another installation. There need be no case: the rule opens cases, not a file.
CREATE TABLE received_hand_overs (
  -- The sender's municipality, and its number of the hand-over.
  sender smallint NOT NULL,
  sender_number bigint NOT NULL CONSTRAINT received_hand_overs_number_is_above_zero CHECK (sender_number > 0),
  number bigint NOT NULL,
  municipality smallint NOT NULL,
  parts text[] NOT NULL,
  offered_on date NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  received_by text NOT NULL CONSTRAINT received_hand_overs_have_somebody_who_received CHECK (received_by <> ''),
  state text NOT NULL DEFAULT 'offered' CONSTRAINT received_hand_overs_state_is_known
    CHECK (state IN ('offered', 'acknowledged', 'attended')),
  acknowledged_on date,
  acknowledged_by text,
  -- The act in the receiver's own case, where one was open.
  acknowledged_act_id bigint REFERENCES acts,
  moved_at timestamptz,
  attended_on date,
  attended_by text,
  attended_act_id bigint REFERENCES acts,
  offer_note text NOT NULL,
  acknowledgement_note text,
  attendance_note text,
  PRIMARY KEY (sender, sender_number),
  CONSTRAINT received_hand_overs_come_from_elsewhere CHECK (sender <> municipality),
  CONSTRAINT received_hand_overs_acknowledged_are_signed
    CHECK ((state <> 'offered') = (acknowledged_on IS NOT NULL)
      AND (acknowledged_on IS NULL) = (acknowledged_by IS NULL)
      AND (acknowledged_on IS NULL) = (moved_at IS NULL)
      AND (acknowledged_on IS NULL) = (acknowledgement_note IS NULL)),
  CONSTRAINT received_hand_overs_attended_are_signed
    CHECK ((state = 'attended') = (attended_on IS NOT NULL)
      AND (attended_on IS NULL) = (attended_by IS NULL)
      AND (attended_on IS NULL) = (attendance_note IS NULL)),
  CONSTRAINT received_hand_overs_go_forward_in_time
    CHECK (acknowledged_on >= offered_on AND attended_on >= acknowledged_on)
);
CREATE INDEX received_hand_overs_of_a_person ON received_hand_overs (number);
CREATE INDEX received_hand_overs_of_a_municipality ON received_hand_overs (municipality);

-- How soon, as data: the latest row whose holds_from has come, of the municipality, else of all (municipality 0).
CREATE TABLE hand_over_policies (
  municipality smallint NOT NULL DEFAULT 0,
  holds_from date NOT NULL,
  -- Working days.
  answer_within smallint NOT NULL DEFAULT 5
    CONSTRAINT hand_over_policies_answer_within_is_sensible CHECK (answer_within BETWEEN 0 AND 366),
  -- Working days.
  attendance_within smallint NOT NULL DEFAULT 15
    CONSTRAINT hand_over_policies_attendance_within_is_sensible CHECK (attendance_within BETWEEN 0 AND 366),
  -- Days from a change in the population until it is an alarm.
  alarm_after smallint NOT NULL DEFAULT 7
    CONSTRAINT hand_over_policies_alarm_after_is_sensible CHECK (alarm_after BETWEEN 0 AND 366),
  -- Working days.
  alarm_within smallint NOT NULL DEFAULT 3
    CONSTRAINT hand_over_policies_alarm_within_is_sensible CHECK (alarm_within BETWEEN 0 AND 366),
  set_by text NOT NULL,
  PRIMARY KEY (municipality, holds_from)
);
INSERT INTO hand_over_policies (holds_from, set_by) VALUES ('2015-01-01', 'fullfolj');
