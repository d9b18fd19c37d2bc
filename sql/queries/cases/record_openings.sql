-- The first act of each case just opened.
INSERT INTO acts (case_id, kind, happened_on, recorded_by, reason)
SELECT id, 'opened', opened_on, $2, cause::text FROM cases WHERE id = ANY ($1) ORDER BY id
RETURNING id
