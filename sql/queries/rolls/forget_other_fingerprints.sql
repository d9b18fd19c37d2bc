-- A roll of one scope has changed spells that another scope's digests speak of: those no longer hold.
UPDATE roll_fingerprints f SET digests = NULL, numbers = NULL, gone = NULL
FROM (SELECT DISTINCT school_unit FROM roll_changes) c
WHERE f.school_unit = c.school_unit AND f.digests IS NOT NULL AND NOT (f.source_id = $1 AND f.scope = $2)
