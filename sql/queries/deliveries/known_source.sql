-- A source that is known, by its name.
SELECT id, kind, guard_share, guard_floor FROM sources WHERE name = $1
