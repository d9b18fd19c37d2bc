-- Hand-overs that were offered here and that came as files: of a municipality on either side, of some numbers, or one by
-- its name; null asks for all. What was consented to is told only while the consent stands.
SELECT municipality AS sender, id AS sender_number, number, receiver_municipality, receiver_actor, by_file,
  false AS is_received, state, offered_on, acknowledged_on, attended_on, ended_on, moved_at, consent_id,
  coalesce((SELECT c.parts FROM consents c WHERE c.id = consent_id AND c.withdrawn_on IS NULL), '{}') AS parts,
  case_id, offer_note, acknowledgement_note, attendance_note
FROM hand_overs
WHERE ($1::smallint IS NULL OR municipality = $1 OR receiver_municipality = $1)
  AND ($2::bigint[] IS NULL OR number = ANY ($2)) AND ($3::smallint IS NULL OR municipality = $3) AND ($4::bigint IS NULL OR id = $4)
UNION ALL
SELECT sender, sender_number, number, municipality, NULL, true, true, state, offered_on, acknowledged_on, attended_on,
  NULL, moved_at, NULL, parts, NULL, offer_note, acknowledgement_note, attendance_note
FROM received_hand_overs
WHERE ($1::smallint IS NULL OR municipality = $1 OR sender = $1)
  AND ($2::bigint[] IS NULL OR number = ANY ($2)) AND ($3::smallint IS NULL OR sender = $3)
  AND ($4::bigint IS NULL OR sender_number = $4)
ORDER BY offered_on, sender, sender_number
