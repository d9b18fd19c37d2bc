-- A decision that a spell is, or is not, equivalent education.
INSERT INTO equivalence_decisions (number, school_unit, first_day, is_equivalent, decided_on, decided_by, decided_why, known_from)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
