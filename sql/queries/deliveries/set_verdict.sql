-- Somebody's verdict on a held delivery.
UPDATE deliveries SET verdict = $2, verdict_at = clock_timestamp(), verdict_by = $3, verdict_why = $4
WHERE id = $1 AND verdict = 'held'
