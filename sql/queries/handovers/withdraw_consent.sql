-- Ends a consent, which is kept.
UPDATE consents SET withdrawn_on = $2, withdrawn_act_id = $3 WHERE id = $1
