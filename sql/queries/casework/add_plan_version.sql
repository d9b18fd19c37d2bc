-- Another version of a case's plan.
INSERT INTO plan_versions (case_id, version, act_id, made_on, content, change, why) VALUES ($1, $2, $3, $4, $5, $6, $7)
