-- How many persons are chosen.
SELECT count(*) FROM chosen
