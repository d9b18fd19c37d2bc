-- Settles the waiting follow-ups of a case that are counted from one thing, by an act.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_by_act = $3, settled_why = $4
WHERE case_id = $1 AND anchor LIKE $2 AND settled_at IS NULL
