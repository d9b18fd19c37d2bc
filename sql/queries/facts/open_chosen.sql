-- Streams the chosen persons in the order of their numbers.
DECLARE chosen_numbers NO SCROLL CURSOR FOR SELECT person FROM chosen WHERE steps = 0 ORDER BY person
