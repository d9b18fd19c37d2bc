-- Streams the first day of each chosen person's first registration anywhere.
DECLARE first_cases NO SCROLL CURSOR FOR
SELECT k.person, min(c.opened_on) FROM cases c JOIN chosen k USING (number) GROUP BY k.person ORDER BY k.person
