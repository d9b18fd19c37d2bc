-- Remembers what a complete roll said of a unit.
INSERT INTO roll_fingerprints (source_id, scope, school_unit, row_count, digest_sum, digest_xor, entries)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (source_id, scope, school_unit) DO UPDATE SET row_count = excluded.row_count,
  digest_sum = excluded.digest_sum, digest_xor = excluded.digest_xor, entries = excluded.entries
