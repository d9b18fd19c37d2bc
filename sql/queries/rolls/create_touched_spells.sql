-- The persons at units for whom the roll says something else than last time.
CREATE TEMP TABLE touched_spells (school_unit integer NOT NULL, number bigint NOT NULL) ON COMMIT DROP
