-- Names somebody for a person; nothing where they are named already.
INSERT INTO access_grants (number, staff, granted_by, granted_why) VALUES ($1, $2, $3, $4)
ON CONFLICT (number, staff) WHERE revoked_at IS NULL DO NOTHING
