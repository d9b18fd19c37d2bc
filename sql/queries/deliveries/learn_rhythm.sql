-- How often a source is expected, from now on believed.
INSERT INTO source_rhythms (source_id, every_days, grace_days, quiet_months, set_by, known_from)
VALUES ($1, $2, $3, $4, $5, $6)
