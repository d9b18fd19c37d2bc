-- The next rows of the stream `protection_facts`.
FETCH 8192 FROM protection_facts
