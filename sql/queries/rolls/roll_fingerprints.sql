-- What the last complete roll of a scope said of each unit, without the digests themselves.
SELECT school_unit, row_count, digest_sum, digest_xor, entries IS NOT NULL
FROM roll_fingerprints WHERE source_id = $1 AND scope = $2
