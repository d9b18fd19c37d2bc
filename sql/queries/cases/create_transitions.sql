-- What a night's decisions mean for cases.
CREATE TEMP TABLE transitions (
  number bigint NOT NULL, outcome smallint NOT NULL, reason smallint NOT NULL, left_by smallint,
  needs_equivalence boolean NOT NULL
) ON COMMIT DROP
