-- The decision that made a fact of the rule and that nothing has replaced.
SELECT d.id FROM decisions d
WHERE d.kind = $1 AND d.fact_id = $2 AND NOT EXISTS (SELECT 1 FROM decisions r WHERE r.replaces = d.id)
