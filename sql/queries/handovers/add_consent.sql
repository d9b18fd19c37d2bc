-- Keeps what a youth consents to.
INSERT INTO consents (id, case_id, number, municipality, receiver_municipality, receiver_actor, parts, given_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
