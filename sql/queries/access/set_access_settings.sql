-- Sets how a municipality guards protected persons.
INSERT INTO access_settings (municipality, protected_access, protected_why, emergency_minutes, set_by)
VALUES ($1, $2, $3, $4, $5)
