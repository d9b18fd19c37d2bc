-- What waits for a case, the next first.
SELECT id, kind, due, why FROM follow_ups WHERE case_id = $1 AND settled_at IS NULL ORDER BY due, id
