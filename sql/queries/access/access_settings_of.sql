-- How a municipality guards protected persons: its own newest setting, else that of all.
SELECT protected_access, protected_why, emergency_minutes FROM access_settings WHERE municipality IN ($1, 0)
ORDER BY municipality = 0, id DESC LIMIT 1
