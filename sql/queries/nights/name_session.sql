-- Names this session in the server, and tells its number.
SELECT set_config('application_name', $1, false), pg_backend_pid()
