-- Sets a municipality's routine from a day on.
INSERT INTO follow_up_policies (municipality, holds_from, verify_within, first_contact_within, next_rung_within,
  mapping_within, refresh_after, last_chance_months, ladder, set_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (municipality, holds_from) DO UPDATE SET verify_within = excluded.verify_within,
  first_contact_within = excluded.first_contact_within, next_rung_within = excluded.next_rung_within,
  mapping_within = excluded.mapping_within, refresh_after = excluded.refresh_after,
  last_chance_months = excluded.last_chance_months, ladder = excluded.ladder, set_by = excluded.set_by
