-- Streams the periods of residence of the chosen persons, by what was known at a time.
DECLARE residence_facts NO SCROLL CURSOR FOR
SELECT number, f.id, f.municipality, f.valid_from, f.valid_until
FROM residences f JOIN chosen USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY number, f.id
