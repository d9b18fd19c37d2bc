-- Streams the marks of protection of the chosen persons, by what was known at a time.
DECLARE protection_facts NO SCROLL CURSOR FOR
SELECT number, f.id, f.mark, f.valid_from, f.valid_until
FROM protections f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY number, f.id
