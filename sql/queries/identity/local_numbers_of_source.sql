-- A source's own number (TF, interim) as it is at each of the units where the source has told of it. $2 is what they have
-- in common. Local numbers are the last of each index.
SELECT number FROM enrolments
WHERE number >= 1000000000000 AND known_until = 'infinity' AND source_id = $1 AND number % 10000000000 = $2
UNION
SELECT number FROM enrolments
WHERE number >= 1000000000000 AND known_until < 'infinity' AND source_id = $1 AND number % 10000000000 = $2
ORDER BY number
