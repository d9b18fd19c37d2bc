-- A measure is offered.
INSERT INTO measures (id, case_id, kind, state, offered_on) VALUES ($1, $2, $3, 'offered', $4)
