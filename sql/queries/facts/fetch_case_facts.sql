-- The next rows of the stream `case_facts`.
FETCH 8192 FROM case_facts
