-- The next rows of the stream `every_outcome`.
FETCH 8192 FROM every_outcome
