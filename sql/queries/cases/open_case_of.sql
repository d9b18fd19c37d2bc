-- The open case of a chosen person in a municipality, if there is one, under whichever number; the latest.
SELECT c.id, c.number FROM cases c JOIN chosen k USING (number)
WHERE k.person = $1 AND c.municipality = $2 AND c.closed_on IS NULL
ORDER BY k.steps, c.id DESC LIMIT 1
