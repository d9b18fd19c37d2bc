-- The next rows of the stream `qualification_facts`.
FETCH 8192 FROM qualification_facts
