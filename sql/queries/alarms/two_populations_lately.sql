-- The same for a night of a municipality ($1): only those of whom something turned or was learned (`chosen`), who have
-- come to the municipality or another so many days ($3) before a day since the last night ($4), or are asked about already.
WITH candidates AS (
  SELECT person FROM chosen
  UNION
  SELECT coalesce(l.person, f.number) FROM follow_ups f LEFT JOIN linked l ON l.number = f.number
  WHERE f.municipality = $1 AND f.kind = 'in-two-populations' AND f.settled_at IS NULL
  UNION
  SELECT coalesce(l.person, r.number) FROM residences r LEFT JOIN linked l ON l.number = r.number
  WHERE r.known_until = 'infinity' AND r.municipality = $1
    AND r.valid_from > coalesce($4::date, $2::date) - $3::integer AND r.valid_from <= $2::date - $3::integer
), numbers AS (
  SELECT c.person, coalesce(l.number, c.person) AS number, l.steps FROM candidates c LEFT JOIN linked l ON l.person = c.person
  WHERE c.person >= ((extract(year FROM $2::date)::bigint - 20) * 10000) * 10000
    AND c.person < ((extract(year FROM $2::date)::bigint - 15) * 10000) * 10000
), lives AS (
  SELECT n.person, r.municipality, min(r.valid_from) AS since
  FROM numbers n JOIN residences r ON r.number = n.number
  WHERE r.known_until = 'infinity' AND r.valid_from <= $2::date AND (r.valid_until IS NULL OR r.valid_until > $2::date)
    AND (n.steps IS NULL OR n.steps = 0 OR r.valid_until IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM linked later JOIN residences m USING (number)
      WHERE later.person = n.person AND later.steps < n.steps AND m.known_until = 'infinity'
        AND m.valid_from <= $2::date AND (m.valid_until IS NULL OR m.valid_until > m.valid_from)))
  GROUP BY 1, 2
)
SELECT person, array_agg(municipality ORDER BY municipality) AS municipalities, max(since) AS since
FROM lives
WHERE make_date((person / 100000000)::integer, (person / 1000000 % 100)::integer,
    ((person / 10000 % 100 - 1) % 60 + 1)::integer) + interval '20 years' > $2::date
  AND $2::date >= make_date((person / 100000000)::integer + 16, 7, 1)
GROUP BY person
HAVING count(*) > 1 AND max(since) <= $2::date - $3::integer AND bool_or(municipality = $1)
ORDER BY person
