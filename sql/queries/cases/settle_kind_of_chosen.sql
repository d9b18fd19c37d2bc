-- Settles a chosen person's waiting follow-ups of a kind, under any of the person's numbers.
UPDATE follow_ups f SET settled_at = clock_timestamp(), settled_why = $4
FROM chosen k
WHERE k.person = $1 AND f.number = k.number AND f.municipality = $2 AND f.kind = $3 AND f.settled_at IS NULL
