-- The next acts after one that no journal has an entry of: those made before there was one.
SELECT a.id FROM acts a
WHERE a.id > $1 AND NOT EXISTS (SELECT 1 FROM journal_entries e WHERE e.act_id = a.id)
ORDER BY a.id LIMIT 8192
