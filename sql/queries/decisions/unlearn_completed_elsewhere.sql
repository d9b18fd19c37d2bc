-- A decision that a completed education elsewhere counts no longer holds.
UPDATE qualifications SET known_until = $2 WHERE id = $1 AND known_until = 'infinity' AND decided_by IS NOT NULL
