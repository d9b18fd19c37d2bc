-- An open case that nobody is going to do anything about.
SELECT c.id FROM cases c
WHERE c.closed_on IS NULL AND NOT EXISTS (SELECT 1 FROM follow_ups f WHERE f.case_id = c.id AND f.settled_at IS NULL)
