-- Lets somebody stand in for a colleague for some days.
INSERT INTO deputies (municipality, staff, deputy, first_day, last_day, set_by) VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
