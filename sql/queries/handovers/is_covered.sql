-- Whether the latest night found a person covered in a municipality.
SELECT EXISTS (SELECT 1 FROM outcomes WHERE number = ANY ($1) AND municipality = $2 AND outcome = 4)
