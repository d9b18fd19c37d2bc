-- Tells the coordinator ($3) once of each follow-up of a municipality that was due by a day ($2) and still waits; to be
-- looked at by another ($4).
INSERT INTO follow_ups (number, municipality, case_id, kind, due, why, anchor, assigned_to, escalates)
SELECT number, municipality, case_id, 'escalated', $4, 'overdue:' || kind, 'follow-up ' || id, $3, id
FROM follow_ups WHERE municipality = $1 AND settled_at IS NULL AND due <= $2 AND kind <> 'escalated'
ON CONFLICT ON CONSTRAINT follow_ups_planned_once DO NOTHING
RETURNING case_id, escalates
