-- Takes back that somebody is named for a person, under any number.
UPDATE access_grants SET revoked_by = $3, revoked_why = $4, revoked_at = clock_timestamp()
WHERE number = ANY ($1) AND staff = $2 AND revoked_at IS NULL
