-- The digests of one unit.
SELECT entries FROM roll_fingerprints WHERE source_id = $1 AND scope = $2 AND school_unit = $3
