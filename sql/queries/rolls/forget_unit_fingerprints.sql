-- Something else than a roll has changed a unit's spells: compare them one by one next time.
UPDATE roll_fingerprints SET entries = NULL WHERE school_unit = $1 AND entries IS NOT NULL
