-- The open cases of persons in a municipality.
SELECT number, id FROM cases WHERE number = ANY ($1::bigint[]) AND municipality = $2 AND closed_on IS NULL
