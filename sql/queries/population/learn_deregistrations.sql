-- Why the population register no longer has somebody; told once.
INSERT INTO deregistrations (number, reason, day, delivery_id, row_number)
SELECT number, deregistration_reason, coalesce(deregistered, $2::date), $1::bigint, row_number
FROM staged_people WHERE deregistration_reason IS NOT NULL AND replaced_by IS NULL
ON CONFLICT DO NOTHING
