-- What the journal has of the acts of some cases, as far as a head reaches, with what may have been destroyed since.
SELECT e.entry, e.leaf, p.salt, p.payload
FROM acts a JOIN journal_entries e ON e.act_id = a.id AND e.municipality = $1
LEFT JOIN journal_payloads p ON p.municipality = e.municipality AND p.entry = e.entry
WHERE a.case_id = ANY ($2) AND e.entry < $3
ORDER BY e.entry
