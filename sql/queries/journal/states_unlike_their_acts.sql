-- Acts of a municipality ($1) that its cases and measures say something else than, though acts alone make what they say;
-- each with its entry. Asked once all acts are known to be what was entered. Where acts have been emptied by a rule of
-- deletion, nobody can say what their measures were.
WITH told AS (
  SELECT a.id, a.case_id, a.kind, a.happened_on, a.assigned_to, a.reason, a.details::jsonb AS details
  FROM acts a JOIN cases c ON c.id = a.case_id
  WHERE c.municipality = $1 AND a.kind IN ('opened', 'closed', 'reopened', 'assigned', 'measure')
), ended AS (
  SELECT DISTINCT ON (case_id) id, case_id, reason, CASE WHEN kind = 'closed' THEN happened_on END AS closed_on
  FROM told WHERE kind IN ('closed', 'reopened') ORDER BY case_id, id DESC
), assigned AS (
  SELECT DISTINCT ON (case_id) id, case_id, assigned_to FROM told WHERE kind = 'assigned' ORDER BY case_id, id DESC
), steps AS (
  SELECT (details ->> 'measure')::bigint AS measure, max(id) AS act,
    max(happened_on) FILTER (WHERE details ->> 'step' = 'accept') AS accepted_on,
    max(happened_on) FILTER (WHERE details ->> 'step' = 'decline') AS declined_on,
    max(happened_on) FILTER (WHERE details ->> 'step' = 'start') AS started_on,
    max(happened_on) FILTER (WHERE details ->> 'step' = 'end') AS ended_on,
    max(reason) FILTER (WHERE details ->> 'step' = 'end') AS end_reason,
    max(details ->> 'occupationAfter') FILTER (WHERE details ->> 'step' = 'end') AS occupation_after
  FROM told WHERE kind = 'measure' GROUP BY 1
), wrong (act) AS (
  SELECT o.id FROM told o JOIN cases c ON c.id = o.case_id WHERE o.kind = 'opened' AND c.opened_on <> o.happened_on
  UNION ALL
  SELECT e.id FROM cases c LEFT JOIN ended e ON e.case_id = c.id
  WHERE c.municipality = $1 AND (c.closed_on IS DISTINCT FROM e.closed_on
    OR c.closed_on IS NOT NULL AND c.closed_reason IS DISTINCT FROM e.reason)
  UNION ALL
  SELECT a.id FROM cases c LEFT JOIN assigned a ON a.case_id = c.id
  WHERE c.municipality = $1 AND c.assigned_to IS DISTINCT FROM a.assigned_to
  UNION ALL
  SELECT coalesce(s.act, o.id)
  FROM told o LEFT JOIN measures m ON m.id = o.id LEFT JOIN steps s ON s.measure = o.id
  WHERE o.kind = 'measure' AND o.details ->> 'step' = 'offer'
    AND NOT EXISTS (SELECT 1 FROM acts e WHERE e.case_id = o.case_id AND e.emptied_in_run IS NOT NULL)
    AND (m.id IS NULL OR m.case_id <> o.case_id OR m.offered_on <> o.happened_on
      OR m.kind IS DISTINCT FROM o.details ->> 'measureKind'
      OR m.state <> CASE WHEN s.ended_on IS NOT NULL THEN 'ended' WHEN s.declined_on IS NOT NULL THEN 'declined'
        WHEN s.started_on IS NOT NULL THEN 'started' WHEN s.accepted_on IS NOT NULL THEN 'accepted' ELSE 'offered' END
      OR (m.accepted_on, m.declined_on, m.started_on, m.ended_on, m.end_reason, m.occupation_after) IS DISTINCT FROM
        (s.accepted_on, s.declined_on, s.started_on, s.ended_on, s.end_reason, s.occupation_after))
  UNION ALL
  SELECT m.id FROM measures m JOIN cases c ON c.id = m.case_id
  WHERE c.municipality = $1 AND NOT EXISTS (SELECT 1 FROM acts a WHERE a.id = m.id AND a.kind = 'measure')
)
SELECT w.act, e.entry FROM wrong w LEFT JOIN journal_entries e ON e.act_id = w.act AND e.municipality = $1
ORDER BY e.entry, w.act
