-- Sets a municipality's routine from a day on.
INSERT INTO follow_up_policies (municipality, holds_from, verify_within, first_contact_within, next_rung_within,
  mapping_within, refresh_after, last_chance_months, ladder, guardian_under, home_visit_staff, home_visit_notice,
  farewell_before, escalate_after, weight_open, weight_unreached, weight_overdue, answer_within, reoffer_after,
  set_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
ON CONFLICT (municipality, holds_from) DO UPDATE SET verify_within = excluded.verify_within,
  first_contact_within = excluded.first_contact_within, next_rung_within = excluded.next_rung_within,
  mapping_within = excluded.mapping_within, refresh_after = excluded.refresh_after,
  last_chance_months = excluded.last_chance_months, ladder = excluded.ladder, guardian_under = excluded.guardian_under,
  home_visit_staff = excluded.home_visit_staff, home_visit_notice = excluded.home_visit_notice,
  farewell_before = excluded.farewell_before, escalate_after = excluded.escalate_after,
  weight_open = excluded.weight_open, weight_unreached = excluded.weight_unreached,
  weight_overdue = excluded.weight_overdue, answer_within = excluded.answer_within,
  reoffer_after = excluded.reoffer_after, set_by = excluded.set_by
