-- What came of a delivery, in rows and spells.
UPDATE deliveries SET row_count = $2, applied = $3, unchanged = $4, started = $5, ended = $6, missing = $7,
  restored = $8, rejected = $9, verdict = $10
WHERE id = $1
