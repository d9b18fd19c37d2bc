-- Everyone who lives in a municipality on a day, and everyone it has a case for, by what was known at a time. Each with
-- all of the person's numbers.
INSERT INTO chosen
WITH asked AS (
  SELECT number FROM residences
  WHERE municipality = $1 AND known_from <= $3 AND (known_until > $3 OR known_until = 'infinity')
    AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
  UNION
  SELECT number FROM case_periods
  WHERE municipality = $1 AND known_from <= $3 AND (known_until > $3 OR known_until = 'infinity')
    AND opened_on <= $2 AND (closed_on IS NULL OR closed_on > $2)
), gathered AS MATERIALIZED (
  SELECT DISTINCT l.person FROM linked l JOIN asked USING (number)
)
SELECT number, number AS person, 0 AS steps FROM asked a WHERE NOT EXISTS (SELECT 1 FROM linked l WHERE l.number = a.number)
UNION ALL
SELECT l.number, l.person, l.steps FROM linked l JOIN gathered USING (person)
