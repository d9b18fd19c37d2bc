-- A decision on when compulsory schooling ends no longer holds.
UPDATE schooling_decisions SET known_until = $2 WHERE id = $1 AND known_until = 'infinity'
