-- The municipality where a person, under whichever number, lives on a day, by what is believed now.
SELECT municipality FROM residences
WHERE number = ANY ($1) AND known_until = 'infinity' AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
ORDER BY valid_from DESC
LIMIT 1
