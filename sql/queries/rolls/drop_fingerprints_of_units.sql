-- Clears what is remembered of some units, before it is written anew.
DELETE FROM roll_fingerprints WHERE source_id = $1 AND scope = $2 AND school_unit = ANY ($3)
