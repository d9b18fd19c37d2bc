-- When a case was open, from now on.
INSERT INTO case_periods (case_id, number, municipality, opened_on, closed_on, known_from) VALUES ($1, $2, $3, $4, $5, $6)
