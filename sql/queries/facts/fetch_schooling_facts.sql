-- The next rows of the stream `schooling_facts`.
FETCH 8192 FROM schooling_facts
