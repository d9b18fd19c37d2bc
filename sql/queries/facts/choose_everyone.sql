-- Everyone that a municipality (or any, where null) has to do with: ever a resident, ever decided about, ever a case.
INSERT INTO chosen
SELECT number FROM residences WHERE known_until = 'infinity' AND ($1::smallint IS NULL OR municipality = $1)
UNION
SELECT number FROM outcomes WHERE $1::smallint IS NULL OR municipality = $1
UNION
SELECT number FROM case_periods WHERE known_until = 'infinity' AND ($1::smallint IS NULL OR municipality = $1)
