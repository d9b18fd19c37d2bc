-- Opens a case for everyone who became covered and has none open under any number; a returning youth's points at the
-- earlier one. Whom to open for is settled before the first is opened: looking through the table while it fills would
-- take ever longer. Linking and parting numbers opens no case where somebody has closed one in the present run of days.
WITH held AS MATERIALIZED (
  SELECT t.number, t.relinked_since, e.id, e.opened_on, e.closed_on
  FROM transitions t JOIN chosen k ON k.person = t.number
  JOIN cases e ON e.number = k.number AND e.municipality = $1
  WHERE t.outcome = 4
), earlier AS (
  SELECT DISTINCT ON (number) number, id FROM held ORDER BY number, opened_on DESC, id DESC
), newly AS MATERIALIZED (
  SELECT t.number, t.reason, e.id AS earlier_case_id
  FROM transitions t LEFT JOIN earlier e USING (number)
  WHERE t.outcome = 4
    AND NOT EXISTS (
      SELECT 1 FROM held h WHERE h.number = t.number AND (h.closed_on IS NULL OR h.closed_on > h.relinked_since))
)
INSERT INTO cases (number, municipality, opened_on, cause, earlier_case_id)
SELECT number, $1, $2, reason, earlier_case_id FROM newly ORDER BY number
RETURNING id, number
