-- The acts of some cases that a head does not reach.
SELECT a.id FROM acts a LEFT JOIN journal_entries e ON e.act_id = a.id AND e.municipality = $1
WHERE a.case_id = ANY ($2) AND (e.entry IS NULL OR e.entry >= $3)
ORDER BY a.id
