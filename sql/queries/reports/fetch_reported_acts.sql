-- The next rows of the stream `reported_acts`.
FETCH 8192 FROM reported_acts
