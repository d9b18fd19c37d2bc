-- Writes down that somebody reads a person, or tried to.
INSERT INTO access_entries (staff, reading, number, current_number, municipality, reason, is_protected, is_emergency,
  is_refused)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
