-- What a municipality's log has of persons beside acts, as far as a head reaches: decisions, and whose they are.
SELECT e.entry, e.leaf, p.salt, p.payload, convert_from(p.payload, 'UTF8')::jsonb ->> 'number'
FROM journal_entries e JOIN journal_payloads p ON p.municipality = e.municipality AND p.entry = e.entry
WHERE e.municipality = $1 AND e.act_id IS NULL AND e.entry < $2
  AND convert_from(p.payload, 'UTF8')::jsonb ? 'number'
ORDER BY e.entry
