-- Sets the rule's settings of a municipality from a day on.
INSERT INTO rule_settings (municipality, holds_from, autumn_day, summer_from, admitted_within, set_by, known_from)
VALUES ($1, $2, $3, $4, $5, $6, $7)
