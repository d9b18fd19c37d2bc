-- Somebody became covered, no case was ever opened since, and none is open.
SELECT o.number FROM outcomes o
WHERE o.outcome = 4 AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.number = o.number AND c.municipality = o.municipality)
