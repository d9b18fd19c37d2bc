-- Streams the periods with a case of the chosen persons, by what was known at a time.
DECLARE case_facts NO SCROLL CURSOR FOR
SELECT person, f.case_id, f.municipality, f.opened_on, f.closed_on
FROM case_periods f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY person, f.id
