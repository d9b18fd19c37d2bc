-- Acts with all that they say, and whose they are.
SELECT a.id, c.municipality, c.number, a.case_id, a.kind, a.happened_on, a.recorded_at, a.recorded_by, a.channel,
  a.result, a.reached, a.occupation, a.occupation_from, a.occupation_until, a.told_by, a.reason, a.assigned_to, a.note,
  a.corrects_act_id, a.details
FROM acts a JOIN cases c ON c.id = a.case_id
WHERE a.id = ANY ($1)
ORDER BY a.id
