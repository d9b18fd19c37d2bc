-- Settles what was asked about a spell of another number, when that number turns out to be another person's. $1 numbers,
-- $2 whose they are now. The anchor names the spell: its unit and first day.
WITH members AS (
  SELECT number, person FROM unnest($1::bigint[], $2::bigint[]) AS told (number, person)
)
UPDATE follow_ups f SET settled_at = clock_timestamp(), settled_why = 'numbers-unlinked'
FROM members m
WHERE f.number = m.number AND f.kind = 'decide-equivalence' AND f.settled_at IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM members own JOIN enrolments e ON e.number = own.number
    WHERE own.person = m.person AND f.anchor = e.school_unit || ' ' || to_char(e.first_day, 'YYYY-MM-DD'))
