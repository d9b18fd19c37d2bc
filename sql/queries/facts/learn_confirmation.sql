-- Somebody has made sure that a protected person is not studying.
INSERT INTO not_studying_confirmations (number, day, confirmed_by, known_from) VALUES ($1, $2, $3, $4)
RETURNING id
