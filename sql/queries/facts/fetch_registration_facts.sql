-- The next rows of the stream `registration_facts`.
FETCH 8192 FROM registration_facts
