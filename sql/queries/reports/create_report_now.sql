-- The rows of a report while it is made.
CREATE TEMP TABLE IF NOT EXISTS report_now (
  case_id bigint NOT NULL, block text NOT NULL, item bigint NOT NULL, place integer NOT NULL, line text NOT NULL
) ON COMMIT DELETE ROWS
