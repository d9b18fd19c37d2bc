-- The policy that holds for a municipality on a day: its own latest, else everybody's.
SELECT verify_within, first_contact_within, next_rung_within, mapping_within, refresh_after, last_chance_months, ladder,
  guardian_under, home_visit_staff, home_visit_notice, farewell_before, escalate_after, weight_open, weight_unreached,
  weight_overdue, answer_within, reoffer_after
FROM follow_up_policies
WHERE municipality IN (0, $1) AND holds_from <= $2
ORDER BY municipality DESC, holds_from DESC
LIMIT 1
