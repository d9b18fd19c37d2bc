-- Sets below how many persons a municipality's published counts are hidden.
INSERT INTO report_settings (municipality, suppress_below, set_by) VALUES ($1, $2, $3)
ON CONFLICT (municipality) DO UPDATE SET suppress_below = excluded.suppress_below, set_by = excluded.set_by,
  set_at = clock_timestamp()
