-- Nothing more is expected of a scope that has handed something in. No row where it never has.
INSERT INTO scope_endings (source_id, scope, ended_by, ended_why, known_from)
SELECT $1, $2, $3, $4, $5
WHERE EXISTS (SELECT 1 FROM scope_deliveries WHERE source_id = $1 AND scope = $2)
