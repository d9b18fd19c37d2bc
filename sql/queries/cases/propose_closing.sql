-- Proposes to close the open cases of those who are outside now, under whichever number. Only a person closes.
UPDATE cases c SET closing_proposed_on = $2, closing_proposed_reason = t.reason, version = c.version + 1
FROM transitions t JOIN chosen k ON k.person = t.number
WHERE t.outcome = 1 AND c.number = k.number AND c.municipality = $1 AND c.closed_on IS NULL
  AND c.closing_proposed_on IS NULL
RETURNING c.id, c.number, t.reason
