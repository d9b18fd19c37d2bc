-- That the cases just opened are open, as facts of the rule.
INSERT INTO case_periods (case_id, number, municipality, opened_on, known_from)
SELECT id, number, municipality, opened_on, $2 FROM cases WHERE id = ANY ($1)
