-- Settles whatever waits for a case that is closed, but hand-overs and alarms, which go on without it.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_by_act = $2, settled_why = 'case-closed'
WHERE case_id = $1 AND settled_at IS NULL AND kind NOT IN
  ('answer-hand-over', 'confirm-attendance', 'follow-hand-over', 'in-nobodys-population', 'in-two-populations')
