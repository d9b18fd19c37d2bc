-- Settles whatever waits for a case that is closed.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_by_act = $2, settled_why = 'case-closed'
WHERE case_id = $1 AND settled_at IS NULL
