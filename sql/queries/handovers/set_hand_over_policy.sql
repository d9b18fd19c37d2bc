-- Sets a municipality's policy of hand-overs from a day on.
INSERT INTO hand_over_policies (municipality, holds_from, answer_within, attendance_within, alarm_after, alarm_within, set_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (municipality, holds_from) DO UPDATE SET answer_within = excluded.answer_within,
  attendance_within = excluded.attendance_within, alarm_after = excluded.alarm_after,
  alarm_within = excluded.alarm_within, set_by = excluded.set_by
