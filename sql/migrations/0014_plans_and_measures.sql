-- Codes that the law does not fix, plans in versions, and measures.

-- A code of a list, in force between two days. National codes are not known: what is shipped is marked as the product's
-- own, and replaced by importing another list from a day on.
CREATE TABLE codes (
  list text NOT NULL CONSTRAINT codes_list_is_known CHECK (list IN ('occupation', 'measure', 'measure-end', 'closing')),
  code text NOT NULL CONSTRAINT codes_code_is_a_word CHECK (code ~ '^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$'),
  valid_from date NOT NULL,
  valid_until date,
  swedish text NOT NULL,
  english text NOT NULL,
  -- Days until knowledge of the kind has grown too old.
  lasts smallint CONSTRAINT codes_only_occupations_grow_old CHECK (lasts IS NULL OR list = 'occupation'),
  origin text NOT NULL,
  set_by text NOT NULL,
  place integer NOT NULL,
  PRIMARY KEY (list, code, valid_from),
  CONSTRAINT codes_end_after_they_begin CHECK (valid_until > valid_from)
);
INSERT INTO codes (list, place, code, lasts, swedish, english, origin, set_by, valid_from)
SELECT list, row_number() OVER (), code, lasts, swedish, english, 'fullfolj', 'fullfolj', '2015-01-01' FROM (VALUES
  ('occupation', 'work', 90, 'arbete', 'work'),
  ('occupation', 'internship', 60, 'praktik', 'internship'),
  ('occupation', 'labour-market-programme', 60, 'arbetsmarknadsprogram', 'labour-market programme'),
  ('occupation', 'folk-high-school', 120, 'folkhögskola', 'folk high school'),
  ('occupation', 'komvux', 120, 'komvux', 'adult education'),
  ('occupation', 'studies', 120, 'andra studier', 'other studies'),
  ('occupation', 'abroad', 120, 'utomlands', 'abroad'),
  ('occupation', 'military-service', 180, 'värnplikt', 'military service'),
  ('occupation', 'parental-leave', 120, 'föräldraledig', 'parental leave'),
  ('occupation', 'measure', 60, 'i kommunens åtgärd', 'in a measure of the municipality'),
  ('occupation', 'nothing', 30, 'varken arbete eller studier', 'neither work nor studies'),
  ('occupation', 'other', 60, 'annat', 'other'),
  ('measure', 'guidance', NULL, 'studie- och yrkesvägledning', 'career guidance'),
  ('measure', 'motivation', NULL, 'motiverande insats', 'motivating activity'),
  ('measure', 'internship', NULL, 'praktik', 'internship'),
  ('measure', 'introductory-programme', NULL, 'introduktionsprogram', 'introductory programme'),
  ('measure', 'folk-high-school', NULL, 'folkhögskola', 'folk high school'),
  ('measure', 'komvux', NULL, 'komvux', 'adult education'),
  ('measure', 'employment-service', NULL, 'Arbetsförmedlingen', 'the employment service'),
  ('measure', 'youth-job', NULL, 'ungdomsjobb', 'youth job'),
  ('measure', 'other', NULL, 'annan åtgärd', 'other measure'),
  ('measure-end', 'studies', NULL, 'började studera', 'began studies'),
  ('measure-end', 'work', NULL, 'började arbeta', 'began work'),
  ('measure-end', 'completed', NULL, 'genomförd enligt planen', 'completed as planned'),
  ('measure-end', 'broke-off', NULL, 'den unga avbröt', 'the youth broke off'),
  ('measure-end', 'moved', NULL, 'flyttade', 'moved'),
  ('measure-end', 'turned-20', NULL, 'fyllde 20', 'turned 20'),
  ('measure-end', 'other', NULL, 'annat', 'other'),
  ('closing', 'turned-20', NULL, 'fyllde 20', 'turned 20'),
  ('closing', 'studying', NULL, 'började i gymnasieskolan eller motsvarande', 'began upper-secondary school or equivalent'),
  ('closing', 'studies', NULL, 'studerar', 'studies'),
  ('closing', 'qualified', NULL, 'har examen', 'has a diploma'),
  ('closing', 'not-resident', NULL, 'inte folkbokförd i kommunen', 'not registered in the municipality'),
  ('closing', 'moved', NULL, 'flyttade från kommunen', 'moved from the municipality'),
  ('closing', 'emigrated', NULL, 'utvandrade', 'emigrated'),
  ('closing', 'deceased', NULL, 'avliden', 'deceased'),
  ('closing', 'compulsory-schooling', NULL, 'skolpliktig', 'in compulsory schooling'),
  ('closing', 'first-autumn', NULL, 'första hösten efter grundskolan', 'first autumn after compulsory school'),
  ('closing', 'summer', NULL, 'sommaruppehåll', 'summer break'),
  ('closing', 'admitted', NULL, 'antagen, börjar inom kort', 'admitted, begins shortly'),
  ('closing', 'protected', NULL, 'kontrolleras för hand', 'checked by hand'),
  ('closing', 'protected-residence', NULL, 'skyddad, folkbokförd på annat håll', 'protected, registered elsewhere'),
  ('closing', 'handed-over', NULL, 'överlämnad', 'handed over'),
  ('closing', 'double', NULL, 'dubbelt ärende', 'a case twice'),
  ('closing', 'mistake', NULL, 'öppnat av misstag', 'opened by mistake'),
  ('closing', 'other', NULL, 'annat', 'other')) AS shipped (list, code, lasts, swedish, english);

ALTER TABLE follow_up_policies
  ADD COLUMN answer_within smallint NOT NULL DEFAULT 10,
  ADD COLUMN reoffer_after smallint NOT NULL DEFAULT 60;

-- Each version of a case's plan. Nothing is changed: another version says what it changed and why.
CREATE TABLE plan_versions (
  case_id bigint NOT NULL REFERENCES cases,
  version smallint NOT NULL,
  act_id bigint NOT NULL REFERENCES acts,
  made_on date NOT NULL,
  content text NOT NULL CONSTRAINT plan_versions_content_is_an_object CHECK (jsonb_typeof(content::jsonb) = 'object'),
  change text,
  why text,
  PRIMARY KEY (case_id, version),
  CONSTRAINT plan_versions_after_the_first_say_what_changed_and_why
    CHECK (version = 1 OR change IS NOT NULL AND why IS NOT NULL)
);
CREATE TRIGGER plan_versions_are_only_added BEFORE UPDATE OR DELETE ON plan_versions
  FOR EACH ROW EXECUTE FUNCTION acts_are_only_added();

-- A measure that was offered, and what became of it. Its number is that of the act that offered it.
CREATE TABLE measures (
  id bigint PRIMARY KEY REFERENCES acts,
  case_id bigint NOT NULL REFERENCES cases,
  kind text NOT NULL,
  state text NOT NULL
    CONSTRAINT measures_state_is_known CHECK (state IN ('offered', 'accepted', 'declined', 'started', 'ended')),
  offered_on date NOT NULL,
  accepted_on date,
  declined_on date,
  started_on date,
  ended_on date,
  end_reason text,
  -- What the youth did afterwards, as a code of occupations; 'none' where the measure changed nothing.
  occupation_after text,
  CONSTRAINT measures_end_after_they_start CHECK (ended_on >= started_on),
  CONSTRAINT measures_started_has_a_day CHECK (state NOT IN ('started', 'ended') OR started_on IS NOT NULL),
  CONSTRAINT measures_declined_has_a_day CHECK ((state = 'declined') = (declined_on IS NOT NULL)),
  CONSTRAINT measures_ended_says_when_why_and_what_then
    CHECK ((state = 'ended') = (ended_on IS NOT NULL) AND (ended_on IS NULL) = (end_reason IS NULL)
      AND (ended_on IS NULL) = (occupation_after IS NULL))
);
CREATE INDEX measures_of_a_case ON measures (case_id);
