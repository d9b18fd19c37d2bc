-- The digest of a file that was written down before all of it had been read.
UPDATE deliveries SET digest = $2 WHERE id = $1
