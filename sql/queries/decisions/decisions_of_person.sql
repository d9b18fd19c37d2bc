-- The decisions about a person under any number, newest first, each with the one that replaced it.
SELECT d.id, d.number, d.kind, d.decided_on, d.content, d.why, d.deciders, d.presenters, d.participants, d.replaces, d.act_id,
  d.recorded_by, d.recorded_at, r.id, r.kind, d.fact_id
FROM decisions d LEFT JOIN decisions r ON r.replaces = d.id
WHERE d.number = ANY ($1) ORDER BY d.id DESC
