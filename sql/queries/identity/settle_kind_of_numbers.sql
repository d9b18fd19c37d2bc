-- Settles every waiting follow-up of a kind of some numbers, in any municipality.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_why = $3
WHERE number = ANY ($1) AND kind = $2 AND settled_at IS NULL
