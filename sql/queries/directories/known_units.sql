-- Every school unit that anything is known of.
SELECT school_unit FROM source_units
UNION
SELECT school_unit FROM roll_fingerprints
UNION
SELECT DISTINCT school_unit FROM enrolments WHERE known_until = 'infinity'
