-- A source that is there already.
SELECT id FROM sources WHERE name = $1
