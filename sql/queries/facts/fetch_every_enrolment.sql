-- The next rows of the stream `every_enrolment`.
FETCH 8192 FROM every_enrolment
