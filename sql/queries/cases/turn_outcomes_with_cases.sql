-- A case just opened is a fact of the rule from its first day on: what was decided of the person holds from that day.
UPDATE outcomes o SET holds_from = c.opened_on FROM cases c
WHERE c.id = ANY ($1) AND o.number = c.number AND o.municipality = c.municipality
