-- The open case of a person in a municipality, if there is one.
SELECT id FROM cases WHERE number = $1 AND municipality = $2 AND closed_on IS NULL
