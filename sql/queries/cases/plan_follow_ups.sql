-- Plans many follow-ups at once; planning one twice does nothing, also where it was planned under another number of the
-- same person. What is planned under others is gathered first: few persons have others.
WITH others AS MATERIALIZED (
  SELECT own.number, f.kind, f.anchor
  FROM linked own JOIN linked other USING (person)
  JOIN follow_ups f ON f.number = other.number AND f.municipality = $1
  WHERE other.number <> own.number
)
INSERT INTO follow_ups (number, municipality, case_id, kind, due, why, anchor)
SELECT number, $1, case_id, kind, due, why, anchor
FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::date[], $6::text[], $7::text[])
  AS planned (number, case_id, kind, due, why, anchor)
WHERE NOT EXISTS (
  SELECT 1 FROM others o WHERE o.number = planned.number AND o.kind = planned.kind AND o.anchor = planned.anchor)
ON CONFLICT ON CONSTRAINT follow_ups_planned_once DO NOTHING
