-- Youths who live in two municipalities or more on a day ($2), of which one is $1 (null: any) and one the register's own,
-- since at least $3 days; each with every municipality and the day on which the latest began.
WITH lives AS (
  SELECT coalesce(l.person, r.number) AS person, r.municipality, min(r.valid_from) AS since
  FROM residences r LEFT JOIN linked l ON l.number = r.number
  WHERE r.known_until = 'infinity' AND r.valid_from <= $2::date AND (r.valid_until IS NULL OR r.valid_until > $2::date)
    AND r.number >= ((extract(year FROM $2::date)::bigint - 20) * 10000) * 10000
    AND r.number < ((extract(year FROM $2::date)::bigint - 15) * 10000) * 10000
    -- Nobody lives on under a former number where a later one has begun to live anywhere.
    AND (l.steps IS NULL OR l.steps = 0 OR r.valid_until IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM linked later JOIN residences n USING (number)
      WHERE later.person = l.person AND later.steps < l.steps AND n.known_until = 'infinity'
        AND n.valid_from <= $2::date AND (n.valid_until IS NULL OR n.valid_until > n.valid_from)))
  GROUP BY 1, 2
)
SELECT person, municipalities, since FROM (
SELECT person, array_agg(municipality ORDER BY municipality) AS municipalities, max(since) AS since
FROM lives
WHERE make_date((person / 100000000)::integer, (person / 1000000 % 100)::integer,
    ((person / 10000 % 100 - 1) % 60 + 1)::integer) + interval '20 years' > $2::date
  AND $2::date >= make_date((person / 100000000)::integer + 16, 7, 1)
GROUP BY person
HAVING count(*) > 1 AND max(since) <= $2::date - $3::integer
  AND ($1::smallint IS NULL OR bool_or(municipality = $1))
) AS several
WHERE EXISTS (
  SELECT 1 FROM unnest(municipalities) AS lived (municipality) JOIN deliveries d
    ON d.kind = 'population' AND d.verdict = 'applied' AND d.scope = 'municipality:' || lpad(lived.municipality::text, 4, '0'))
ORDER BY person
