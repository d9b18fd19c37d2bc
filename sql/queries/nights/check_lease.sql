-- Whether the writer still leads. Locks nothing, so that the lease can be renewed while a long write goes on.
SELECT 1 FROM lease WHERE holder = $1 AND term = $2 AND expires_at > clock_timestamp()
