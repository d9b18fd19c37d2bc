-- Streams the decisions on when compulsory schooling ends of the chosen persons, by what was known at a time.
DECLARE schooling_facts NO SCROLL CURSOR FOR
SELECT person, f.id, f.last_day
FROM schooling_decisions f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY person, f.id
