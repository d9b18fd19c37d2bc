-- Gives the lead back.
UPDATE lease SET expires_at = '-infinity' WHERE holder = $1 AND term = $2
