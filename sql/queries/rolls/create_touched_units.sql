-- The units that are to be compared spell by spell.
CREATE TEMP TABLE touched_units (school_unit integer NOT NULL) ON COMMIT DROP
