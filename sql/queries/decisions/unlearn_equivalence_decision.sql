-- A decision on equivalence no longer holds.
UPDATE equivalence_decisions SET known_until = $2 WHERE id = $1 AND known_until = 'infinity'
