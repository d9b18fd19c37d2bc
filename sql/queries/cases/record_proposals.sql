-- The acts of proposing to close, or of taking proposals back: one for each case.
INSERT INTO acts (case_id, kind, happened_on, recorded_by, reason)
SELECT case_id, $3, $4, $5, reason FROM unnest($1::bigint[], $2::text[]) AS proposed (case_id, reason)
RETURNING case_id, id
