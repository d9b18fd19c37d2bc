-- Streams what is stored of the chosen persons' decisions in a municipality, and whether a case is open.
DECLARE outcome_facts NO SCROLL CURSOR FOR
SELECT number, o.outcome, o.reason, o.rule_version, o.holds_from, o.next_turn
FROM outcomes o JOIN chosen USING (number)
WHERE o.municipality = $1
ORDER BY number
