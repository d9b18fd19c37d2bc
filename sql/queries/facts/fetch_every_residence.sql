-- The next rows of the stream `every_residence`.
FETCH 8192 FROM every_residence
