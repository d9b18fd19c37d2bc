-- Holds a hand-over that came as a file while it goes a step.
SELECT 1 FROM received_hand_overs WHERE sender = $1 AND sender_number = $2 FOR UPDATE
