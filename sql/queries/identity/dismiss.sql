-- Two numbers that somebody has decided are not to be asked about again.
INSERT INTO identity_dismissals (number, other, dismissed_by, dismissed_why)
VALUES (least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), $3, $4)
ON CONFLICT DO NOTHING
