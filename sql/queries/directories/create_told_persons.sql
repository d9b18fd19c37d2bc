-- What a file says of persons by the source's own numbers.
CREATE TEMP TABLE IF NOT EXISTS told_persons (
  row_number integer NOT NULL, external_id bytea NOT NULL, number bigint, is_deleted boolean NOT NULL, merged_into bytea
) ON COMMIT DROP
