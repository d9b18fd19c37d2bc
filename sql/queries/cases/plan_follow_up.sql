-- Plans a follow-up; planning it twice does nothing.
INSERT INTO follow_ups (number, municipality, case_id, kind, due, why, anchor)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT ON CONSTRAINT follow_ups_planned_once DO NOTHING
