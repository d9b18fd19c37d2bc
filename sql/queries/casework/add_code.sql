-- A code of a list from a day on.
INSERT INTO codes (list, code, valid_from, swedish, english, lasts, origin, set_by, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
