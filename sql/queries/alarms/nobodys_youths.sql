-- Youths who had a case in a municipality ($1; null: every one of the register's own) when they left it, are of the age
-- on a day ($2), and live nowhere as far as is known: no residence anywhere, no final deregistration, and nobody who has
-- taken them over. Left at least $3 days before.
WITH left_lately AS (
  SELECT r.municipality, r.number, coalesce(l.person, r.number) AS person, max(r.valid_until) AS day
  FROM residences r LEFT JOIN linked l ON l.number = r.number
  WHERE r.known_until = 'infinity' AND r.valid_until IS NOT NULL AND r.valid_until > r.valid_from
    AND ($1::smallint IS NULL OR r.municipality = $1)
    AND r.valid_until BETWEEN $2::date - 1827 AND $2::date - $3::integer
    -- 20 on the day, or 16 the year after: a range of numbers, whose days of coordination numbers are 60 more.
    AND r.number >= ((extract(year FROM $2::date)::bigint - 20) * 10000) * 10000
    AND r.number < ((extract(year FROM $2::date)::bigint - 15) * 10000) * 10000
  GROUP BY 1, 2, 3
), numbers AS (
  SELECT DISTINCT y.municipality, y.person, coalesce(n.number, y.number) AS number
  FROM left_lately y LEFT JOIN linked n ON n.person = y.person
)
SELECT DISTINCT ON (y.person, y.municipality) y.person, y.municipality, y.day
FROM left_lately y
WHERE make_date((y.person / 100000000)::integer, (y.person / 1000000 % 100)::integer,
    ((y.person / 10000 % 100 - 1) % 60 + 1)::integer) + interval '20 years' > $2::date
  AND $2::date >= make_date((y.person / 100000000)::integer + 16, 7, 1)
  AND EXISTS (
    SELECT 1 FROM deliveries d WHERE d.kind = 'population' AND d.verdict = 'applied'
      AND d.scope = 'municipality:' || lpad(y.municipality::text, 4, '0'))
  AND NOT EXISTS (
    SELECT 1 FROM numbers n JOIN residences r ON r.number = n.number AND r.known_until = 'infinity'
    WHERE n.person = y.person AND n.municipality = y.municipality
      AND (r.valid_until IS NULL OR r.valid_until > $2::date) AND (r.valid_until IS NULL OR r.valid_until > r.valid_from))
  -- Who left one municipality for another, and then that one, has left the last.
  AND NOT EXISTS (
    SELECT 1 FROM numbers n JOIN residences r ON r.number = n.number AND r.known_until = 'infinity'
    WHERE n.person = y.person AND n.municipality = y.municipality AND r.valid_until > y.day
      AND r.valid_until > r.valid_from)
  AND EXISTS (
    SELECT 1 FROM numbers n JOIN cases c ON c.number = n.number AND c.municipality = y.municipality
    WHERE n.person = y.person AND n.municipality = y.municipality AND (c.closed_on IS NULL OR c.closed_on >= y.day))
  AND NOT EXISTS (
    SELECT 1 FROM numbers n JOIN deregistrations d ON d.number = n.number
    JOIN final_deregistrations f ON f.reason = d.reason
    WHERE n.person = y.person AND n.municipality = y.municipality AND d.day >= y.day - 366)
  AND NOT EXISTS (
    SELECT 1 FROM numbers n JOIN hand_overs h ON h.number = n.number AND h.municipality = y.municipality
    WHERE n.person = y.person AND n.municipality = y.municipality AND h.receiver_municipality IS NOT NULL
      AND h.state IN ('acknowledged', 'attended', 'closed') AND h.acknowledged_on >= y.day - 366)
ORDER BY y.person, y.municipality, y.day DESC
