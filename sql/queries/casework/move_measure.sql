-- A measure goes on: its state, and the day of it.
UPDATE measures SET state = $2, accepted_on = CASE WHEN $2 = 'accepted' THEN $3 ELSE accepted_on END,
  declined_on = CASE WHEN $2 = 'declined' THEN $3 END,
  started_on = CASE WHEN $2 = 'started' THEN $3 ELSE started_on END, ended_on = CASE WHEN $2 = 'ended' THEN $3 END,
  end_reason = $4, occupation_after = $5
WHERE id = $1
