-- The names of the chosen persons.
SELECT number, family_name, given_name FROM persons JOIN chosen USING (number)
