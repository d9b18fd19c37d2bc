-- Two numbers in the population register with the same names and birth date that no link joins and nobody has decided
-- about; only where one has lived in a municipality, if it is given. Nobody who is protected is looked for by name.
WITH guarded AS (
  SELECT DISTINCT coalesce(l.person, p.number) AS person
  FROM protections p LEFT JOIN linked l USING (number)
  WHERE p.known_until = 'infinity' AND (p.valid_until IS NULL OR p.valid_until > $2)
), named AS MATERIALIZED (
  SELECT p.number, coalesce(l.person, p.number) AS person,
    p.number / 10000 - CASE WHEN p.number / 10000 % 100 > 60 THEN 60 ELSE 0 END AS born,
    regexp_replace(lower(translate(p.family_name, 'ÅÄÖÉÜ', 'åäöéü')), '[[:space:][:punct:]]+', '', 'g') AS family_name,
    regexp_replace(lower(translate(p.given_name, 'ÅÄÖÉÜ', 'åäöéü')), '[[:space:][:punct:]]+', '', 'g') AS given_name
  FROM persons p LEFT JOIN linked l USING (number)
  WHERE p.family_name IS NOT NULL AND p.given_name IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM guarded g WHERE g.person = coalesce(l.person, p.number))
)
SELECT a.number, b.number FROM named a JOIN named b USING (born, family_name, given_name)
WHERE a.number < b.number AND a.person <> b.person
  AND NOT EXISTS (SELECT 1 FROM identity_dismissals d WHERE d.number = a.number AND d.other = b.number)
  AND ($1::smallint IS NULL OR EXISTS (
    SELECT 1 FROM residences r WHERE r.number IN (a.number, b.number) AND r.municipality = $1))
ORDER BY a.number, b.number
