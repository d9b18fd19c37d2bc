-- Takes a hand-over that was offered here a step on ($3 the new state, $4 the day, $5 the act). $6 the moment and $7 the
-- signed answer where the receiver has answered by file.
UPDATE hand_overs SET state = $3,
  acknowledged_on = CASE WHEN $3 = 'acknowledged' THEN $4 ELSE acknowledged_on END,
  acknowledged_act_id = CASE WHEN $3 = 'acknowledged' THEN $5 ELSE acknowledged_act_id END,
  moved_at = CASE WHEN $3 = 'acknowledged'
    THEN coalesce($6::timestamptz, (SELECT recorded_at FROM acts WHERE acts.id = $5)) ELSE moved_at END,
  acknowledgement_note = CASE WHEN $3 = 'acknowledged' THEN $7 ELSE acknowledgement_note END,
  attended_on = CASE WHEN $3 = 'attended' THEN $4 ELSE attended_on END,
  attended_act_id = CASE WHEN $3 = 'attended' THEN $5 ELSE attended_act_id END,
  attendance_note = CASE WHEN $3 = 'attended' THEN $7 ELSE attendance_note END,
  ended_on = CASE WHEN $3 IN ('closed', 'withdrawn') THEN $4 ELSE ended_on END,
  ended_act_id = CASE WHEN $3 IN ('closed', 'withdrawn') THEN $5 ELSE ended_act_id END
WHERE municipality = $1 AND id = $2
