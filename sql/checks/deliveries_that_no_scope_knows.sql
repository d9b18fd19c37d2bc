-- A file that was applied or is held, and that its scope knows nothing of; or one that it wrongly believes to be either.
SELECT d.id FROM deliveries d
WHERE d.kind <> 'notice' AND d.verdict IN ('applied', 'held') AND NOT EXISTS (
    SELECT 1 FROM scope_deliveries s
    WHERE s.delivery_id = d.id AND s.is_applied = (d.verdict = 'applied')
      AND (s.is_applied OR s.known_until = 'infinity'))
UNION ALL
SELECT s.delivery_id FROM scope_deliveries s JOIN deliveries d ON d.id = s.delivery_id
WHERE s.known_until = 'infinity' AND d.verdict <> CASE WHEN s.is_applied THEN 'applied' ELSE 'held' END
