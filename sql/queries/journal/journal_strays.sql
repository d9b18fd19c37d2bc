-- The first payload of a log that belongs to no entry.
SELECT p.entry FROM journal_payloads p
WHERE p.municipality = $1
  AND NOT EXISTS (SELECT 1 FROM journal_entries e WHERE e.municipality = p.municipality AND e.entry = p.entry)
ORDER BY p.entry LIMIT 1
