-- Everyone that a municipality (or any, where null) has to do with: ever a resident, ever decided about, ever a case.
-- Each with all of the person's numbers.
INSERT INTO chosen
WITH asked AS (
  SELECT number FROM residences WHERE known_until = 'infinity' AND ($1::smallint IS NULL OR municipality = $1)
  UNION
  SELECT number FROM outcomes WHERE $1::smallint IS NULL OR municipality = $1
  UNION
  SELECT number FROM case_periods WHERE known_until = 'infinity' AND ($1::smallint IS NULL OR municipality = $1)
), gathered AS MATERIALIZED (
  SELECT DISTINCT l.person FROM linked l JOIN asked USING (number)
)
SELECT number, number AS person, 0 AS steps FROM asked a WHERE NOT EXISTS (SELECT 1 FROM linked l WHERE l.number = a.number)
UNION ALL
SELECT l.number, l.person, l.steps FROM linked l JOIN gathered USING (person)
