-- Streams a log's entries in order with their payloads and the acts that they are of.
DECLARE journal_entry_rows NO SCROLL CURSOR FOR
SELECT e.entry, e.leaf, e.act_id, p.salt, p.payload,
  a.id, c.municipality, c.number, a.case_id, a.kind, a.happened_on, a.recorded_at, a.recorded_by, a.channel,
  a.result, a.reached, a.occupation, a.occupation_from, a.occupation_until, a.told_by, a.reason, a.assigned_to, a.note,
  a.corrects_act_id, a.details, a.emptied_in_run IS NOT NULL
FROM journal_entries e
LEFT JOIN journal_payloads p ON p.municipality = e.municipality AND p.entry = e.entry
LEFT JOIN acts a ON a.id = e.act_id
LEFT JOIN cases c ON c.id = a.case_id
WHERE e.municipality = $1
ORDER BY e.entry
