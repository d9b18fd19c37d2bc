-- Ends the transactions that a leader has left open though its lease has run out: what they lock would stop the next one.
SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a
WHERE a.application_name = $1 AND a.datname = current_database() AND a.usename = current_user
  AND a.xact_start IS NOT NULL AND a.pid <> pg_backend_pid()
  AND EXISTS (SELECT 1 FROM lease WHERE expires_at < clock_timestamp())
