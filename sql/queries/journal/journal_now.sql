-- The server's time, for entries that have none of their own.
SELECT clock_timestamp()
