-- What was told a municipality's coordinator is settled by whatever settled what was overdue.
UPDATE follow_ups f SET settled_at = clock_timestamp(), settled_by_act = o.settled_by_act, settled_why = o.settled_why
FROM follow_ups o
WHERE f.municipality = $1 AND f.escalates IS NOT NULL AND f.settled_at IS NULL AND f.escalates = o.id
  AND o.settled_at IS NOT NULL
