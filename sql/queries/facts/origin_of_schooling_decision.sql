-- Who decided when compulsory schooling ends.
SELECT decided_by, known_from, last_day, decided_why FROM schooling_decisions WHERE id = $1
