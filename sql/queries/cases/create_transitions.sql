-- What a night's decisions mean for cases.
CREATE TEMP TABLE transitions (
  number bigint NOT NULL, outcome smallint NOT NULL, reason smallint NOT NULL
) ON COMMIT DROP
