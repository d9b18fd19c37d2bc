-- An act that names an event of many that was never written down.
SELECT a.id FROM acts a
WHERE a.details LIKE '%"event":%' AND a.details::jsonb -> 'event' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM batch_events e WHERE e.id = (a.details::jsonb ->> 'event')::bigint)
