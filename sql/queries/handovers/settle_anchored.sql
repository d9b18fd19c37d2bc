-- Settles waiting follow-ups of some kinds that are counted from the same thing, of a person and a municipality.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_by_act = $5, settled_why = $6
WHERE number = ANY ($1) AND municipality = $2 AND kind = ANY ($3) AND anchor = ANY ($4) AND settled_at IS NULL
