-- Ends a session in the middle of what it does.
SELECT pg_terminate_backend($1)
