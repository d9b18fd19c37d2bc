-- Saves a source's layout, or that it has none from now on; the earlier ones stay.
INSERT INTO source_layouts (source_id, layout, set_by) VALUES ($1, $2, $3)
