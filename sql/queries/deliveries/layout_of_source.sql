-- A source's kind, and the layout that its files are read by, if one is saved.
SELECT s.kind, l.layout, l.set_by, l.set_at
FROM sources s
LEFT JOIN LATERAL (
  SELECT layout, set_by, set_at FROM source_layouts WHERE source_id = s.id ORDER BY id DESC LIMIT 1
) l ON true
WHERE s.name = $1
