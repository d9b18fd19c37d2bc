-- Two numbers that a source says are one person, that no link joins and nobody has decided about.
SELECT h.number, h.other, s.name
FROM identity_hints h JOIN sources s ON s.id = h.source_id
LEFT JOIN linked one ON one.number = h.number LEFT JOIN linked two ON two.number = h.other
WHERE coalesce(one.person, h.number) <> coalesce(two.person, h.other)
  AND NOT EXISTS (SELECT 1 FROM identity_dismissals d WHERE d.number = h.number AND d.other = h.other)
  AND ($1::smallint IS NULL OR EXISTS (
    SELECT 1 FROM residences r WHERE r.number IN (h.number, h.other) AND r.municipality = $1))
ORDER BY h.number, h.other, s.name
