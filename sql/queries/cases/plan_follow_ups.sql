-- Plans many follow-ups at once; planning one twice does nothing.
INSERT INTO follow_ups (number, municipality, case_id, kind, due, why, anchor)
SELECT number, $1, case_id, kind, due, why, anchor
FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::date[], $6::text[], $7::text[])
  AS planned (number, case_id, kind, due, why, anchor)
ON CONFLICT ON CONSTRAINT follow_ups_planned_once DO NOTHING
