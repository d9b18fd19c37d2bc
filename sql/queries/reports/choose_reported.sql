-- Everyone with a registration in a municipality that was open on some day of a period. Each with all of the person's
-- numbers.
INSERT INTO chosen
WITH asked AS MATERIALIZED (
  SELECT DISTINCT number FROM cases
  WHERE municipality = $1 AND opened_on <= $3 AND (closed_on IS NULL OR closed_on >= $2)
), gathered AS MATERIALIZED (
  SELECT DISTINCT l.person FROM linked l JOIN asked USING (number)
)
SELECT number, number AS person, 0 AS steps FROM asked a WHERE NOT EXISTS (SELECT 1 FROM linked l WHERE l.number = a.number)
UNION ALL
SELECT l.number, l.person, l.steps FROM linked l JOIN gathered USING (person)
