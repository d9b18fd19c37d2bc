-- Settles persons' waiting follow-ups of a kind, each for a reason of its own.
UPDATE follow_ups f SET settled_at = clock_timestamp(), settled_why = settled.why
FROM unnest($1::bigint[], $2::text[]) AS settled (number, why)
WHERE f.number = settled.number AND f.municipality = $3 AND f.kind = $4 AND f.settled_at IS NULL
