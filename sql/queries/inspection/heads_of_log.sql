-- The heads that have been signed of a log, one a size, as far as a head reaches.
SELECT DISTINCT ON (size) size, note FROM journal_heads WHERE municipality = $1 AND size <= $2 ORDER BY size, signed_at DESC
