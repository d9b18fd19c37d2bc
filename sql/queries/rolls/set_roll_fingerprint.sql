-- Remembers what a roll said of a unit; nothing, where it must be compared whole next time.
INSERT INTO roll_fingerprints (source_id, scope, school_unit, entries) VALUES ($1, $2, $3, $4)
ON CONFLICT (source_id, scope, school_unit) DO UPDATE SET entries = excluded.entries
