-- Keeps that a hand-over that came as a file has been acknowledged, and what was signed.
UPDATE received_hand_overs SET state = 'acknowledged', acknowledged_on = $3, acknowledged_by = $4,
  acknowledged_act_id = $5, moved_at = $6, acknowledgement_note = $7
WHERE sender = $1 AND sender_number = $2
