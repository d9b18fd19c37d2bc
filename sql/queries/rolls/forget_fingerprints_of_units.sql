-- A roll of one scope has taught spells of units that another scope's digests speak of: those no longer hold.
UPDATE roll_fingerprints SET digests = NULL, numbers = NULL, gone = NULL
WHERE school_unit = ANY ($3) AND digests IS NOT NULL AND NOT (source_id = $1 AND scope = $2)
