-- Settles the waiting decisions on closing of cases whose proposal was taken back, each by the act that did.
UPDATE follow_ups f SET settled_at = clock_timestamp(), settled_by_act = act, settled_why = 'covered-again'
FROM unnest($1::bigint[], $2::bigint[]) AS withdrawn (case_id, act)
WHERE f.case_id = withdrawn.case_id AND f.kind = 'decide-closing' AND f.settled_at IS NULL
