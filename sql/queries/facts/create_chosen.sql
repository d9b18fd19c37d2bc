-- The persons whose facts are to be gathered.
CREATE TEMP TABLE IF NOT EXISTS chosen (number bigint NOT NULL) ON COMMIT DELETE ROWS
