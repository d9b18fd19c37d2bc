-- Everyone who lives in a municipality on a day, by what is known at a time: what a balance must account for. A person
-- counts once, and does not live on under a former number where a later one has begun to live anywhere.
SELECT DISTINCT coalesce(l.person, r.number) AS person
FROM residences r LEFT JOIN linked l USING (number)
WHERE r.municipality = $1 AND r.known_from <= $3 AND (r.known_until > $3 OR r.known_until = 'infinity')
  AND r.valid_from <= $2 AND (r.valid_until IS NULL OR r.valid_until > $2)
  AND (l.steps IS NULL OR l.steps = 0 OR r.valid_until IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM linked later JOIN residences n USING (number)
    WHERE later.person = l.person AND later.steps < l.steps
      AND n.known_from <= $3 AND (n.known_until > $3 OR n.known_until = 'infinity')
      AND n.valid_from <= $2 AND (n.valid_until IS NULL OR n.valid_until > n.valid_from)))
ORDER BY person
