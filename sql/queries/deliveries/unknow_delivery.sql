-- What was believed of a file that somebody has decided about, and of the applied file whose place it takes, is closed.
UPDATE scope_deliveries s SET known_until = last_stamp
FROM deliveries d, register_clock
WHERE d.id = $1 AND s.known_until = 'infinity' AND (s.delivery_id = d.id
  OR d.verdict = 'applied' AND s.is_applied AND s.source_id = d.source_id AND s.scope = d.scope)
