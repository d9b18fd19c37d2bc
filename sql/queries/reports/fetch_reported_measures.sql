-- The next rows of the stream `reported_measures`.
FETCH 8192 FROM reported_measures
