-- The cases under any of a person's numbers, the open ones first, of those the one opened under the number asked for ($3),
-- then the latest; only a municipality's where one is given.
SELECT id, municipality, opened_on, cause, closed_on, closed_reason, closing_proposed_on, closing_proposed_reason,
  earlier_case_id, assigned_to, version, number
FROM cases WHERE number = ANY ($1) AND ($2::smallint IS NULL OR municipality = $2)
ORDER BY closed_on IS NOT NULL, closed_on IS NULL AND number = $3 DESC, opened_on DESC, id DESC
