-- The refusal of the same bytes for the same source, scope and day, if there was one.
SELECT id FROM deliveries
WHERE source_id = $1 AND scope = $2 AND as_of = $3 AND digest = $4 AND verdict = 'refused'
ORDER BY id LIMIT 1
