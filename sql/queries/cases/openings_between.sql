-- On which days cases were opened in a municipality, from a day up to another.
SELECT opened_on, count(*) FROM cases WHERE municipality = $1 AND opened_on >= $2 AND opened_on < $3
GROUP BY opened_on ORDER BY opened_on
