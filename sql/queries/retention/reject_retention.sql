-- Rejects a run that somebody else proposed.
SELECT reject_retention($1, $2, $3)
