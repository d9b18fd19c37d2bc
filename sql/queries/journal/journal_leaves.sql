-- The next leaves of a log.
SELECT entry, leaf FROM journal_entries WHERE municipality = $1 AND entry > $2 ORDER BY entry LIMIT 8192
