-- The names of the chosen persons, but of none who is marked as protected now: a list of an earlier day would tell them.
SELECT number, family_name, given_name FROM persons p JOIN chosen USING (number)
WHERE NOT EXISTS (
  SELECT 1 FROM protections m WHERE m.number = p.number AND m.known_until = 'infinity' AND m.valid_until IS NULL)
