-- Opens a case for everyone who became covered and has none open under any number; a returning youth's points at the
-- earlier one. Whom to open for is settled before the first is opened: looking through the table while it fills would
-- take ever longer. Linking and parting numbers opens no case where somebody has closed one in the present run of days.
WITH newly AS MATERIALIZED (
  SELECT t.number, t.reason,
    (SELECT e.id FROM chosen k JOIN cases e ON e.number = k.number
      WHERE k.person = t.number AND e.municipality = $1
      ORDER BY e.opened_on DESC, e.id DESC LIMIT 1) AS earlier_case_id
  FROM transitions t
  WHERE t.outcome = 4
    AND NOT EXISTS (
      SELECT 1 FROM chosen k JOIN cases o ON o.number = k.number
      WHERE k.person = t.number AND o.municipality = $1 AND (o.closed_on IS NULL OR o.closed_on > t.relinked_since))
)
INSERT INTO cases (number, municipality, opened_on, cause, earlier_case_id)
SELECT number, $1, $2, reason, earlier_case_id FROM newly ORDER BY number
RETURNING id, number
