-- A case's measures, latest first.
SELECT id, kind, state, offered_on, accepted_on, declined_on, started_on, ended_on, end_reason, occupation_after
FROM measures WHERE case_id = $1 ORDER BY id DESC
