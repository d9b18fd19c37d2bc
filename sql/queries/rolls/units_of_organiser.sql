-- The units a source has told of under an organiser; asked only before the organiser's first complete roll.
SELECT DISTINCT school_unit FROM enrolments WHERE known_until = 'infinity' AND source_id = $1 AND organiser = $2
