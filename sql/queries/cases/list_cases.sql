-- A municipality's cases by the person's current number, with what comes next and when the youth was last tried and last
-- reached, which are different things: everything, or only the open ($2) or the closed, or those assigned to somebody ($3).
-- No name is told of whoever is protected under any number.
SELECT coalesce(l.person, c.number) AS person, c.id, c.version, c.opened_on, c.cause, c.closed_on, c.closed_reason,
  c.assigned_to, n.kind, n.due, t.attempted, t.reached, t.attempts, t.times_reached,
  CASE WHEN g.is_protected THEN NULL ELSE nullif(concat_ws(' ', p.given_name, p.family_name), '') END, g.is_protected,
  c.earlier_case_id, n.why
FROM cases c LEFT JOIN linked l ON l.number = c.number
LEFT JOIN persons p ON p.number = coalesce(l.person, c.number)
LEFT JOIN LATERAL (
  SELECT f.kind, f.due, f.why FROM follow_ups f WHERE f.case_id = c.id AND f.settled_at IS NULL ORDER BY f.due, f.id LIMIT 1
) n ON true
LEFT JOIN LATERAL (
  SELECT max(a.happened_on) FILTER (WHERE NOT a.reached) AS attempted, max(a.happened_on) FILTER (WHERE a.reached) AS reached,
    count(*) FILTER (WHERE NOT a.reached) AS attempts, count(*) FILTER (WHERE a.reached) AS times_reached
  FROM acts a WHERE a.case_id = c.id AND a.kind = 'contact' AND a.channel <> 'school'
    AND NOT EXISTS (SELECT 1 FROM acts x WHERE x.case_id = c.id AND x.corrects_act_id = a.id)
) t ON true
LEFT JOIN LATERAL (
  SELECT EXISTS (
    SELECT 1 FROM protections m
    WHERE m.known_until = 'infinity' AND (m.valid_until IS NULL OR m.valid_until > $4)
      AND (m.number = c.number OR m.number IN (
        SELECT other.number FROM linked other WHERE other.person = l.person))) AS is_protected
) g ON true
WHERE c.municipality = $1 AND ($2::boolean IS NULL OR (c.closed_on IS NULL) = $2)
  AND ($3::text IS NULL OR c.assigned_to = $3)
ORDER BY person, c.opened_on, c.id
