-- When a source's service was last asked, in microseconds and in Swedish days.
SELECT p.reached, p.pulled_at, p.tried_at, p.failures, p.failure,
  (p.pulled_at AT TIME ZONE 'Europe/Stockholm')::date,
  extract(epoch FROM clock_timestamp() - p.tried_at)::double precision,
  to_char(p.reached AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
FROM source_pulls p JOIN sources s ON s.id = p.source_id
WHERE s.name = $1
