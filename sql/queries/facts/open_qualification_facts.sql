-- Streams the certificates of the chosen persons, by what was known at a time. Asked for now (infinity), the
-- planner sees that what is believed is enough.
DECLARE qualification_facts NO SCROLL CURSOR FOR
SELECT person, f.id, f.kind, f.day
FROM qualifications f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until = 'infinity' OR f.known_until > $1 AND $1 < 'infinity')
ORDER BY person, f.id
