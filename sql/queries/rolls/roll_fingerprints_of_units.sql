-- The same of some units, with the persons' numbers.
SELECT school_unit, piece, digests, gone, numbers FROM roll_fingerprints
WHERE source_id = $1 AND scope = $2 AND school_unit = ANY ($3)
ORDER BY school_unit, piece
