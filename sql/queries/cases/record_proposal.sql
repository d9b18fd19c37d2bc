-- The act of proposing to close, or of taking the proposal back.
INSERT INTO acts (case_id, kind, happened_on, recorded_by, reason) VALUES ($1, $2, $3, $4, $5) RETURNING id
