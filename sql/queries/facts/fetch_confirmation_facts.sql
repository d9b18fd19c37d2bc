-- The next rows of the stream `confirmation_facts`.
FETCH 8192 FROM confirmation_facts
