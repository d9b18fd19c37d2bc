-- The rows that the newest file of each scope had with a wrong check digit, as they came.
SELECT s.name, d.as_of, f.content
FROM findings f
JOIN (
  SELECT DISTINCT ON (source_id, scope) id, source_id, as_of FROM deliveries WHERE verdict = 'applied'
  ORDER BY source_id, scope, as_of DESC, id DESC
) d ON d.id = f.delivery_id
JOIN sources s ON s.id = d.source_id
WHERE f.kind = 'number-check-digit' AND f.content IS NOT NULL
ORDER BY f.id
