-- The next rows of the stream `first_cases`.
FETCH 8192 FROM first_cases
