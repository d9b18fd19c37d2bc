-- Writes down that somebody is shown a list: what was asked for, and how many it has.
INSERT INTO access_entries (staff, reading, municipality, reason, filter, shown) VALUES ($1, $2, $3, $4, $5, $6)
