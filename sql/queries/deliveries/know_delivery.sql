-- A scope's file is applied, or held, from this transaction's instant on.
INSERT INTO scope_deliveries (delivery_id, source_id, scope, as_of, has_complete, is_applied, known_from)
SELECT d.id, d.source_id, d.scope, d.as_of, d.is_complete OR EXISTS (
    SELECT 1 FROM scope_deliveries s
    WHERE s.source_id = d.source_id AND s.scope = d.scope AND s.is_applied AND s.has_complete),
  d.verdict = 'applied', last_stamp
FROM deliveries d, register_clock
WHERE d.id = $1 AND d.kind <> 'notice' AND d.verdict IN ('applied', 'held')
