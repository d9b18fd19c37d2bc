-- What was handed in to the national collection, as it was, and what a municipality has set about its reports.

CREATE TABLE report_runs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  period text NOT NULL CONSTRAINT report_runs_period_is_half_a_year CHECK (period ~ '^20[0-9]{2}H[12]$'),
  sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sent_by text NOT NULL CONSTRAINT report_runs_are_sent_by_somebody CHECK (sent_by <> ''),
  layout_name text NOT NULL,
  -- The layout's file as it was read, so that a later run can be compared by the same one.
  layout text NOT NULL,
  layout_digest bytea NOT NULL,
  file_digest bytea NOT NULL,
  file_bytes bigint NOT NULL,
  row_count integer NOT NULL,
  protected_left_out integer NOT NULL,
  strangers_left_out integer NOT NULL
);
CREATE INDEX report_runs_of_a_period ON report_runs (municipality, period);

-- The rows of the file in their order. They hold identity numbers: a retention rule that deletes a case must delete them.
CREATE TABLE report_rows (
  run_id bigint NOT NULL REFERENCES report_runs,
  case_id bigint NOT NULL REFERENCES cases,
  block text NOT NULL CONSTRAINT report_rows_block_is_known
    CHECK (block IN ('basic', 'contact', 'measure-begins', 'measure-ended', 'ceased')),
  -- The act or the measure that the row is about; 0 where it is about the registration alone.
  item bigint NOT NULL,
  place integer NOT NULL,
  line text NOT NULL,
  PRIMARY KEY (run_id, case_id, block, item)
);
CREATE INDEX report_rows_of_a_case ON report_rows (case_id);

CREATE FUNCTION reports_stay_as_they_were_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was sent stays as it was sent; send again' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER reports_stay_as_they_were_sent BEFORE UPDATE OR DELETE ON report_runs
  FOR EACH ROW EXECUTE FUNCTION reports_stay_as_they_were_sent();
CREATE TRIGGER reports_stay_as_they_were_sent BEFORE UPDATE ON report_rows
  FOR EACH ROW EXECUTE FUNCTION reports_stay_as_they_were_sent();

-- Of the municipality, else of all (municipality 0).
CREATE TABLE report_settings (
  municipality smallint PRIMARY KEY,
  -- Counts of fewer persons than this are hidden where figures are published.
  suppress_below smallint NOT NULL
    CONSTRAINT report_settings_suppress_below_is_sensible CHECK (suppress_below BETWEEN 2 AND 100),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO report_settings (municipality, suppress_below, set_by) VALUES (0, 5, 'fullfolj');
