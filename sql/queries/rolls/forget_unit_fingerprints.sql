-- Something else than a roll has changed a unit's spells: compare them one by one next time.
UPDATE roll_fingerprints SET digests = NULL, numbers = NULL, gone = NULL WHERE school_unit = $1 AND digests IS NOT NULL
