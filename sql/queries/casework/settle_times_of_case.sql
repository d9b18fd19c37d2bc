-- Settles a case's waiting follow-ups of one kind whose days are no longer among those given, by an act.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_by_act = $4, settled_why = $5
WHERE case_id = $1 AND kind = $2 AND due <> ALL ($3) AND settled_at IS NULL
