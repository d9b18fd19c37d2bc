-- The leaves of a municipality's log in their order, as far as a head reaches.
SELECT leaf FROM journal_entries WHERE municipality = $1 AND entry < $2 ORDER BY entry
