-- Streams the chosen persons in the order of their numbers.
DECLARE chosen_numbers NO SCROLL CURSOR FOR SELECT number FROM chosen ORDER BY number
