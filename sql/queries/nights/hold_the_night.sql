-- One night's work at a time in a register.
SELECT pg_try_advisory_xact_lock(7305, 2)
