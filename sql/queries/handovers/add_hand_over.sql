-- Keeps an offer.
INSERT INTO hand_overs (id, case_id, number, municipality, receiver_municipality, receiver_actor, by_file, consent_id,
  offered_on, offer_note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
