-- Begins a run. - Returns: its number.
INSERT INTO retention_runs (municipality, as_of, proposed_by) VALUES ($1, $2, $3) RETURNING id
