-- The persons whose row was bad: they are in the file all the same.
CREATE TEMP TABLE seen_numbers (number bigint NOT NULL) ON COMMIT DROP
