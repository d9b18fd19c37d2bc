-- Waiting follow-ups, sorted by due day and person: the person by the current number.
SELECT f.id, coalesce(l.person, f.number) AS person, f.municipality, f.kind, f.due, c.assigned_to, f.case_id, f.why
FROM follow_ups f LEFT JOIN cases c ON c.id = f.case_id LEFT JOIN linked l ON l.number = f.number
WHERE f.settled_at IS NULL AND ($1::smallint IS NULL OR f.municipality = $1) AND ($2::date IS NULL OR f.due <= $2)
  AND ($3::text IS NULL OR f.kind = $3) AND ($4::text IS NULL OR c.assigned_to = $4)
ORDER BY f.due, person, f.id
