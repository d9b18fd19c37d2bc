-- That a source says of two of its numbers that they are one person.
INSERT INTO identity_hints (source_id, number, other, delivery_id, row_number)
VALUES ($1, least($2::bigint, $3::bigint), greatest($2::bigint, $3::bigint), $4, $5)
ON CONFLICT ON CONSTRAINT identity_hints_told_once DO NOTHING
