-- The next rows of the stream `enrolment_facts`.
FETCH 8192 FROM enrolment_facts
