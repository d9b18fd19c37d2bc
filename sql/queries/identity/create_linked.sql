-- Every number that has to do with a link: whose it is, and how many steps it stands before the person's current number.
CREATE TEMP TABLE IF NOT EXISTS linked (number bigint NOT NULL, person bigint NOT NULL, steps integer NOT NULL)
ON COMMIT DELETE ROWS
