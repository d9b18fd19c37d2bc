-- The numbers whose facts are to be gathered, and the person each is of: a person is the current number of all.
CREATE TEMP TABLE IF NOT EXISTS chosen (number bigint NOT NULL, person bigint NOT NULL, steps integer NOT NULL DEFAULT 0)
ON COMMIT DELETE ROWS
