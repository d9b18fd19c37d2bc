-- Closes what was believed of a spell.
UPDATE enrolments SET known_until = $2 WHERE id = $1 AND known_until = 'infinity'
