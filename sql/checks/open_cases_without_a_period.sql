-- An open case that the rule does not know of, or a closed one that it believes open.
SELECT c.id FROM cases c
WHERE (c.closed_on IS NULL) <> EXISTS (
  SELECT 1 FROM case_periods p WHERE p.case_id = c.id AND p.known_until = 'infinity' AND p.closed_on IS NULL)
