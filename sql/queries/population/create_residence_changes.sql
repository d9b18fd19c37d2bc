-- What a population file changes about residence, before anything is changed.
CREATE TEMP TABLE residence_changes (
  what text NOT NULL, old_id bigint, number bigint NOT NULL, municipality smallint NOT NULL, valid_from date NOT NULL,
  valid_until date, row_number integer
) ON COMMIT DROP
