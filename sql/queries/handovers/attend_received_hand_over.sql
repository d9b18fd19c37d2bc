-- Keeps that the youth of a hand-over that came as a file has come, and what was signed.
UPDATE received_hand_overs SET state = 'attended', attended_on = $3, attended_by = $4, attended_act_id = $5,
  attendance_note = $6
WHERE sender = $1 AND sender_number = $2
