-- Every act has an entry in a journal.
SELECT id FROM acts a WHERE NOT EXISTS (SELECT 1 FROM journal_entries e WHERE e.act_id = a.id)
