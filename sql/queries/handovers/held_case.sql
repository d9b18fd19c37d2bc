-- One case, held while it is acted on.
SELECT id, municipality, opened_on, cause, closed_on, closed_reason, closing_proposed_on, closing_proposed_reason,
  earlier_case_id, assigned_to, version, number
FROM cases WHERE id = $1 FOR UPDATE
