-- Adds a rule. - Returns: its number.
INSERT INTO retention_rules (municipality, kind, trigger_event, months, action, spares_sample, decision, valid_from, set_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
