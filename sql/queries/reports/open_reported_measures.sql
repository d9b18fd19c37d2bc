-- Streams the measures of those registrations, in the order in which they were offered. A measure that changed nothing for
-- the youth tells of no occupation.
DECLARE reported_measures NO SCROLL CURSOR FOR
SELECT k.person, m.case_id, m.id, m.kind, m.offered_on, m.declined_on, m.started_on, m.ended_on, m.end_reason,
  nullif(m.occupation_after, 'none')
FROM cases c JOIN chosen k USING (number) JOIN measures m ON m.case_id = c.id
WHERE c.municipality = $1 AND c.opened_on <= $3 AND (c.closed_on IS NULL OR c.closed_on >= $2)
ORDER BY k.person, m.offered_on, m.id
