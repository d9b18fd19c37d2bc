-- An individual decision on when compulsory schooling ends.
INSERT INTO schooling_decisions (number, last_day, decided_on, decided_by, decided_why, known_from)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
