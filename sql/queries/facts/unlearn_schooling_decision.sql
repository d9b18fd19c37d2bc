-- Closes an earlier decision on the same person.
UPDATE schooling_decisions SET known_until = $2 WHERE number = $1 AND known_until = 'infinity'
RETURNING id
