-- The next rows of the stream `residence_facts`.
FETCH 8192 FROM residence_facts
