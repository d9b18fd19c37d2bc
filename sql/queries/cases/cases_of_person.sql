-- A person's cases, the open one first, then the latest; only a municipality's where one is given.
SELECT id, municipality, opened_on, cause, closed_on, closed_reason, closing_proposed_on, closing_proposed_reason,
  earlier_case_id, assigned_to, version
FROM cases WHERE number = $1 AND ($2::smallint IS NULL OR municipality = $2)
ORDER BY closed_on IS NOT NULL, opened_on DESC, id DESC
