-- Streams what is stored of the chosen persons' decisions in a municipality.
DECLARE outcome_facts NO SCROLL CURSOR FOR
SELECT person, o.outcome, o.reason, o.rule_version, o.holds_from, o.next_turn
FROM outcomes o JOIN chosen k ON k.person = o.number AND k.steps = 0
WHERE o.municipality = $1
ORDER BY person
