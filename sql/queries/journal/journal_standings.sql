-- Every log: how many entries it has, how many there are, and its last signed head as the database has it.
SELECT municipality, j.size,
  (SELECT count(*) FROM journal_entries e WHERE e.municipality = known.municipality),
  h.signed_at
FROM (
  SELECT municipality FROM journals
  UNION SELECT DISTINCT municipality FROM journal_entries
  UNION SELECT DISTINCT municipality FROM journal_heads
) known (municipality)
LEFT JOIN journals j USING (municipality)
LEFT JOIN LATERAL (
  SELECT signed_at FROM journal_heads WHERE municipality = known.municipality
  ORDER BY size DESC, signed_at DESC LIMIT 1
) h ON true
ORDER BY municipality
