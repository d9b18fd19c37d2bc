-- What the last complete roll of a scope said of each unit, piece by piece.
SELECT school_unit, piece, digests, gone FROM roll_fingerprints WHERE source_id = $1 AND scope = $2 ORDER BY school_unit, piece
