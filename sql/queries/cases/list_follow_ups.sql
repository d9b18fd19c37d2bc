-- Waiting follow-ups, sorted by due day and person: the person by the current number. What is somebody's on a day ($5)
-- is also what is a colleague's for whom they stand in that day; without a day nobody stands in.
SELECT f.id, coalesce(l.person, f.number) AS person, f.municipality, f.kind, f.due,
  coalesce(f.assigned_to, c.assigned_to), f.case_id, f.why
FROM follow_ups f LEFT JOIN cases c ON c.id = f.case_id LEFT JOIN linked l ON l.number = f.number
WHERE f.settled_at IS NULL AND ($1::smallint IS NULL OR f.municipality = $1) AND ($2::date IS NULL OR f.due <= $2)
  AND ($3::text IS NULL OR f.kind = $3)
  AND ($4::text IS NULL OR coalesce(f.assigned_to, c.assigned_to) = $4 OR EXISTS (
    SELECT 1 FROM deputies d
    WHERE d.municipality = f.municipality AND d.deputy = $4 AND d.staff = coalesce(f.assigned_to, c.assigned_to)
      AND d.first_day <= $5 AND d.last_day >= $5 AND (d.ended_on IS NULL OR d.ended_on > $5)))
ORDER BY f.due, person, f.id
