-- Whose reading an entry tells of.
SELECT staff FROM access_entries WHERE id = $1
