-- Opens a case for everyone who became covered and has none open; a returning youth's points at the earlier one.
INSERT INTO cases (number, municipality, opened_on, cause, earlier_case_id)
SELECT t.number, $1, $2, t.reason,
  (SELECT max(e.id) FROM cases e WHERE e.number = t.number AND e.municipality = $1)
FROM transitions t
WHERE t.outcome = 4
  AND NOT EXISTS (SELECT 1 FROM cases o WHERE o.number = t.number AND o.municipality = $1 AND o.closed_on IS NULL)
ORDER BY t.number
RETURNING id, number
