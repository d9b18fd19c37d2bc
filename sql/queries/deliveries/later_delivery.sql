-- The newest applied file of a held one's scope that speaks of a later day, or of the same day and came after it.
SELECT later.id, later.as_of
FROM deliveries held JOIN deliveries later USING (source_id, scope)
WHERE held.id = $1 AND later.verdict = 'applied' AND (later.as_of, later.id) > (held.as_of, held.id)
ORDER BY later.as_of DESC, later.id DESC
LIMIT 1
