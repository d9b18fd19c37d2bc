-- Remembers what a roll said of some units; nothing, where a unit must be compared whole next time.
INSERT INTO roll_fingerprints (source_id, scope, school_unit, entries)
SELECT $1, $2, school_unit, nullif(entries, ''::bytea)
FROM unnest($3::integer[], $4::bytea[]) AS told (school_unit, entries)
ON CONFLICT (source_id, scope, school_unit) DO UPDATE SET entries = excluded.entries
