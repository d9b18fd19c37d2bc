-- How many of a delivery's rows have a school's own number that somebody has linked: nothing is left to look at in them.
SELECT count(*) FROM findings f JOIN identity_links l ON l.number = f.number AND l.known_until = 'infinity'
WHERE f.delivery_id = $1 AND f.kind = 'number-local'
