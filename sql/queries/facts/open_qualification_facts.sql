-- Streams the certificates of the chosen persons, by what was known at a time.
DECLARE qualification_facts NO SCROLL CURSOR FOR
SELECT person, f.id, f.kind, f.day
FROM qualifications f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY person, f.id
