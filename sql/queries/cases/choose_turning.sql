-- Those of a municipality who are not covered and whose decision turns before a day; each with all of the person's
-- numbers.
INSERT INTO chosen
WITH asked AS (
  SELECT number FROM outcomes WHERE municipality = $1 AND outcome <> 4 AND next_turn < $2
), gathered AS MATERIALIZED (
  SELECT DISTINCT l.person FROM linked l JOIN asked USING (number)
)
SELECT number, number AS person, 0 AS steps FROM asked a WHERE NOT EXISTS (SELECT 1 FROM linked l WHERE l.number = a.number)
UNION ALL
SELECT l.number, l.person, l.steps FROM linked l JOIN gathered USING (person)
