-- Becomes the daemon that leads, where nobody does or the lease has run out; or stays it. Seconds are the lease's length.
UPDATE lease SET holder = $1, expires_at = clock_timestamp() + make_interval(secs => $3),
  term = CASE WHEN holder = $1 AND term = $2 THEN term ELSE term + 1 END
WHERE (holder = $1 AND term = $2) OR expires_at < clock_timestamp()
RETURNING term
