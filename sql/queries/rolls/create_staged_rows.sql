-- The rows of a roll that may differ from what is known.
CREATE TEMP TABLE staged_rows (
  row_number integer NOT NULL, number bigint NOT NULL, school_unit integer NOT NULL, form smallint NOT NULL,
  programme text NOT NULL, first_day date, until date, ended_by smallint, certificate smallint, certificate_day date,
  mark smallint NOT NULL, claim bigint NOT NULL
) ON COMMIT DROP
