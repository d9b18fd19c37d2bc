-- A decision whose act is no decision, or tells of another one.
SELECT d.id FROM decisions d JOIN acts a ON a.id = d.act_id
WHERE a.kind <> 'decision' OR (a.details::jsonb ->> 'decision')::bigint <> d.id
