-- Streams the first registrations in Sweden of the chosen persons, by what was known at a time. What is believed and what
-- was believed once have an index each; asked for now (infinity), the planner leaves the second part out.
DECLARE registration_facts NO SCROLL CURSOR FOR
SELECT person, f.first_day, f.id
FROM first_registrations f JOIN chosen USING (number)
WHERE f.known_until = 'infinity' AND f.known_from <= $1
UNION ALL
SELECT person, f.first_day, f.id
FROM first_registrations f JOIN chosen USING (number)
WHERE f.known_until < 'infinity' AND f.known_until > $1 AND f.known_from <= $1 AND $1 < 'infinity'
ORDER BY person, id
