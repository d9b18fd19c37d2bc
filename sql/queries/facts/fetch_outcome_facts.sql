-- The next rows of the stream `outcome_facts`.
FETCH 8192 FROM outcome_facts
