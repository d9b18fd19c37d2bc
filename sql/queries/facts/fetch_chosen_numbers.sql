-- The next rows of the stream `chosen_numbers`.
FETCH 8192 FROM chosen_numbers
