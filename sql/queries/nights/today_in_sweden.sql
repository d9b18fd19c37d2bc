-- Today by the clock and zone of Sweden.
SELECT (clock_timestamp() AT TIME ZONE 'Europe/Stockholm')::date
