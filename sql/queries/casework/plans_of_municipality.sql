-- Every open case of a municipality, with the latest version of its plan where there is one.
SELECT c.id, c.number, p.content
FROM cases c LEFT JOIN LATERAL (
  SELECT content FROM plan_versions WHERE case_id = c.id ORDER BY version DESC LIMIT 1
) p ON true
WHERE c.municipality = $1 AND c.closed_on IS NULL ORDER BY c.id
