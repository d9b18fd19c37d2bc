-- Closes a case for a reason.
UPDATE cases SET closed_on = $2, closed_reason = $3, closing_proposed_on = NULL, closing_proposed_reason = NULL
WHERE id = $1
