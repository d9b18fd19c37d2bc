-- Settles a case's waiting follow-ups of a kind that are due by a day, by an act.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_by_act = $3, settled_why = $4
WHERE case_id = $1 AND kind = $2 AND due <= $5 AND settled_at IS NULL
