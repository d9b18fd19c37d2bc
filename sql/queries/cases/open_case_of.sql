-- The open case of a person in a municipality, if there is one, by all numbers, the current one first.
SELECT id, number FROM cases WHERE number = ANY ($1) AND municipality = $2 AND closed_on IS NULL
ORDER BY array_position($1::bigint[], number), id DESC LIMIT 1
