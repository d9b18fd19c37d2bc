-- Keeps an offer that came as a file.
INSERT INTO received_hand_overs (sender, sender_number, number, municipality, parts, offered_on, received_by, offer_note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
