-- One entry of a log.
SELECT leaf FROM journal_entries WHERE municipality = $1 AND entry = $2
