-- Streams the first registrations in Sweden of the chosen persons, by what was known at a time.
DECLARE registration_facts NO SCROLL CURSOR FOR
SELECT person, f.first_day
FROM first_registrations f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY person, f.id
