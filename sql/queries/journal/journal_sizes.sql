-- How many entries each log has.
SELECT municipality, size FROM journals ORDER BY municipality
