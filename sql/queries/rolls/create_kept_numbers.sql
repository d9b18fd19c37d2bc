-- The persons whose row was bad: they are not missing from this roll.
CREATE TEMP TABLE kept_numbers (number bigint NOT NULL) ON COMMIT DROP
