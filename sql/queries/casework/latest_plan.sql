-- The latest version of a case's plan.
SELECT version, act_id, made_on, content, change, why FROM plan_versions WHERE case_id = $1 ORDER BY version DESC LIMIT 1
