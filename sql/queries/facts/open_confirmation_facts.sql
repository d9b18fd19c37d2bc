-- Streams the confirmations that a protected person is not studying of the chosen persons, by what was known at a time.
DECLARE confirmation_facts NO SCROLL CURSOR FOR
SELECT person, f.id, f.day
FROM not_studying_confirmations f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY person, f.id
