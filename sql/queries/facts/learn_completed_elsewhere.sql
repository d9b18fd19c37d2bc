-- A decision that a completed education is equivalent to a diploma.
INSERT INTO qualifications (number, kind, day, decided_by, decided_why, known_from) VALUES ($1, 3, $2, $3, $4, $5)
RETURNING id
