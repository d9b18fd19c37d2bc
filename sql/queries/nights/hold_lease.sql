-- Whether the writer leads still at the end of its write; locks the lease until the commit, so that nobody takes over in
-- the middle.
SELECT 1 FROM lease WHERE holder = $1 AND term = $2 AND expires_at > clock_timestamp() FOR SHARE
