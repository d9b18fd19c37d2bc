-- Writes down that a night's work is done; a night done again leaves the first record as it was.
INSERT INTO night_runs (job, business_date, municipality, decided, opened, closed, follow_ups)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
