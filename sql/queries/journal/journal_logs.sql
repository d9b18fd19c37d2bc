-- Every log with the last head that the database has of it.
SELECT municipality, (
  SELECT note FROM journal_heads h WHERE h.municipality = known.municipality ORDER BY size DESC, signed_at DESC LIMIT 1)
FROM (SELECT municipality FROM journals UNION SELECT municipality FROM journal_heads) known
ORDER BY municipality
