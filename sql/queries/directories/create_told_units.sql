-- What a file says of school units by the source's own numbers.
CREATE TEMP TABLE IF NOT EXISTS told_units (
  row_number integer NOT NULL, external_id bytea NOT NULL, school_unit integer NOT NULL, name text, municipality smallint
) ON COMMIT DROP
