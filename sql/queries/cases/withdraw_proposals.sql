-- Takes back the proposal to close where the person is covered again.
UPDATE cases c SET closing_proposed_on = NULL, closing_proposed_reason = NULL, version = c.version + 1
FROM transitions t JOIN chosen k ON k.person = t.number
WHERE t.outcome = 4 AND c.number = k.number AND c.municipality = $1 AND c.closed_on IS NULL
  AND c.closing_proposed_on IS NOT NULL
RETURNING c.id, c.number, t.reason
