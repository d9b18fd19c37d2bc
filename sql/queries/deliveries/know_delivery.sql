-- What is believed of a scope's file from this transaction's instant on: that it is applied, that it is held, or neither.
WITH stamp AS (
  SELECT last_stamp FROM register_clock
), ended AS (
  UPDATE scope_deliveries SET known_until = (SELECT last_stamp FROM stamp)
  WHERE delivery_id = $1 AND known_until = 'infinity'
)
INSERT INTO scope_deliveries (delivery_id, source_id, scope, as_of, is_complete, is_applied, known_from)
SELECT id, source_id, scope, as_of, is_complete, verdict = 'applied', last_stamp
FROM deliveries, stamp
WHERE id = $1 AND kind <> 'notice' AND verdict IN ('applied', 'held')
