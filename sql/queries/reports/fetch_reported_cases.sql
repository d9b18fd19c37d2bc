-- The next rows of the stream `reported_cases`.
FETCH 8192 FROM reported_cases
