-- A file that was applied or is held, and that the standing of its scope does not tell of; or one that it tells wrongly of.
SELECT d.id FROM deliveries d
WHERE d.kind <> 'notice' AND d.verdict IN ('applied', 'held') AND NOT EXISTS (
    SELECT 1 FROM scope_deliveries s
    WHERE s.delivery_id = d.id AND s.known_until = 'infinity' AND s.is_applied = (d.verdict = 'applied'))
UNION ALL
SELECT d.id FROM deliveries d JOIN scope_deliveries s ON s.delivery_id = d.id AND s.known_until = 'infinity'
WHERE d.verdict IN ('rejected', 'refused')
