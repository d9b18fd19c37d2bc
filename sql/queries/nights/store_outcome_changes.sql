-- Writes down whose outcome became another.
INSERT INTO outcome_changes (municipality, number, business_date, outcome_before, reason_before, outcome, reason, decided_at)
SELECT $1, number, $2, outcome_before, reason_before, outcome, reason, $3 FROM decided
WHERE (outcome_before, reason_before) IS DISTINCT FROM (outcome, reason)
