-- Acts of a municipality's cases, or of no case at all, that its log has no entry of.
SELECT a.id FROM acts a LEFT JOIN cases c ON c.id = a.case_id
WHERE (c.municipality = $1 OR c.id IS NULL)
  AND NOT EXISTS (SELECT 1 FROM journal_entries e WHERE e.act_id = a.id)
ORDER BY a.id
