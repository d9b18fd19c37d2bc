-- Writes down an act.
INSERT INTO acts (case_id, kind, happened_on, recorded_by, channel, result, reached, occupation, occupation_from,
  occupation_until, told_by, reason, assigned_to, note, corrects_act_id, details)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
RETURNING id
