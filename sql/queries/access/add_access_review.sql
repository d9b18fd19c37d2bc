-- Writes down that somebody has looked through an entry.
INSERT INTO access_reviews (entry_id, reviewed_by, verdict, comment) VALUES ($1, $2, $3, $4)
