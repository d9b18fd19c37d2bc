-- Settles a person's waiting follow-ups of a kind.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_why = $4
WHERE number = $1 AND municipality = $2 AND kind = $3 AND settled_at IS NULL
