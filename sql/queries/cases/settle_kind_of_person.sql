-- Settles a person's waiting follow-ups of a kind, under any of the person's numbers.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_why = $4
WHERE number = ANY ($1) AND municipality = $2 AND kind = $3 AND settled_at IS NULL
