-- The decisions about a person that feed the rule, as they are believed now, the oldest first.
SELECT 'schooling-ends' AS kind, decided_on AS day, decided_by, decided_why, last_day AS about
FROM schooling_decisions WHERE number = ANY ($1) AND known_until = 'infinity'
UNION ALL
SELECT CASE WHEN is_equivalent THEN 'equivalent' ELSE 'not-equivalent' END, decided_on, decided_by, decided_why, first_day
FROM equivalence_decisions WHERE number = ANY ($1) AND known_until = 'infinity'
UNION ALL
SELECT 'not-studying', day, confirmed_by, NULL, NULL
FROM not_studying_confirmations WHERE number = ANY ($1) AND known_until = 'infinity'
UNION ALL
SELECT 'completed-elsewhere', day, decided_by, decided_why, NULL
FROM qualifications WHERE number = ANY ($1) AND known_until = 'infinity' AND decided_by IS NOT NULL
ORDER BY day, kind, about
