-- That a number leads to another.
INSERT INTO identity_links (number, leads_to, since, told_by, delivery_id, row_number, decided_by, decided_why, known_from)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id
