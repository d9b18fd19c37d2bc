-- The former numbers of the chosen persons, the nearest to the current one first.
SELECT person, number FROM chosen WHERE steps > 0 ORDER BY person, steps, number DESC
