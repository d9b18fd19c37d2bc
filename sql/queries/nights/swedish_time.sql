-- The day and the minute of the day in Sweden, now or at an instant.
SELECT (t.local)::date, (extract(hour FROM t.local) * 60 + extract(minute FROM t.local))::integer
FROM (SELECT coalesce($1::timestamptz, clock_timestamp()) AT TIME ZONE 'Europe/Stockholm' AS local) t
