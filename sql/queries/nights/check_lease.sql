-- Whether the writer still leads; locks the lease until the write is done, so that nobody takes over in the middle.
SELECT 1 FROM lease WHERE holder = $1 AND term = $2 AND expires_at > clock_timestamp() FOR SHARE
