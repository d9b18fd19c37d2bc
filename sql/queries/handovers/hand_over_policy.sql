-- The policy of hand-overs that holds for a municipality on a day: its own latest, else everybody's.
SELECT answer_within, attendance_within, alarm_after, alarm_within FROM hand_over_policies
WHERE municipality IN (0, $1) AND holds_from <= $2
ORDER BY municipality DESC, holds_from DESC
LIMIT 1
