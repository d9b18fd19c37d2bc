-- Settles the waiting follow-ups of a municipality's alarms that are no longer so: not among those that are ($2 whom, by
-- the current number, $3 which kind).
UPDATE follow_ups f SET settled_at = clock_timestamp(), settled_why = 'no-longer'
WHERE f.municipality = $1 AND f.kind IN ('in-nobodys-population', 'in-two-populations') AND f.settled_at IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM unnest($2::bigint[], $3::text[]) AS still (person, kind)
    WHERE still.kind = f.kind AND (
      still.person = f.number
      OR EXISTS (SELECT 1 FROM linked l WHERE l.number = f.number AND l.person = still.person)))
