-- The act, in each case, of telling the coordinator ($4) of what is overdue.
INSERT INTO acts (case_id, kind, happened_on, recorded_by, reason, assigned_to, details)
SELECT told.case_id, 'escalated', $2, $3, f.kind, $4,
  '{"due":"' || to_char(f.due, 'YYYY-MM-DD') || '","followUp":' || f.id || '}'
FROM unnest($1::bigint[], $5::bigint[]) AS told (case_id, follow_up_id) JOIN follow_ups f ON f.id = told.follow_up_id
ORDER BY told.follow_up_id
RETURNING case_id, id
