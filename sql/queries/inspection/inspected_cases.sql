-- A person's cases in a municipality under all numbers, the oldest first.
SELECT id, municipality, opened_on, cause, closed_on, closed_reason, closing_proposed_on, closing_proposed_reason,
  earlier_case_id, assigned_to, version, number
FROM cases WHERE number = ANY ($1) AND municipality = $2 ORDER BY id
