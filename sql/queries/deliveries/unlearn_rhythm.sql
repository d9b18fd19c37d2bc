-- Closes what was believed of how often a source is expected.
UPDATE source_rhythms SET known_until = $2 WHERE source_id = $1 AND known_until = 'infinity'
