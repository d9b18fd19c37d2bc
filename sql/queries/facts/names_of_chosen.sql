-- The names of the chosen persons under each of their numbers, but of none who is marked as protected now under any
-- number: a list of an earlier day would tell them. Whose numbers they are is asked of now, too.
WITH RECURSIVE links AS MATERIALIZED (
  SELECT number, leads_to FROM identity_links WHERE known_until = 'infinity'
), chain (number, person, steps) AS (
  SELECT DISTINCT leads_to, leads_to, 0 FROM links WHERE leads_to NOT IN (SELECT number FROM links)
  UNION ALL
  SELECT l.number, c.person, c.steps + 1 FROM chain c JOIN links l ON l.leads_to = c.number
), guarded AS (
  SELECT DISTINCT c.person FROM chain c
  JOIN protections m ON m.number = c.number AND m.known_until = 'infinity' AND m.valid_until IS NULL
  -- The register's mark under a former number ends where it tells of a later number without one.
  WHERE c.steps = 0 OR m.source_id NOT IN (SELECT id FROM sources WHERE kind = 'population') OR NOT EXISTS (
    SELECT 1 FROM chain later JOIN absent_marks a ON a.number = later.number AND a.known_until = 'infinity'
    WHERE later.person = c.person AND later.steps < c.steps AND a.day >= m.valid_from)
)
SELECT k.person, p.family_name, p.given_name, k.steps
FROM persons p JOIN chosen k USING (number) LEFT JOIN chain c USING (number)
WHERE CASE WHEN c.person IS NOT NULL THEN c.person NOT IN (SELECT person FROM guarded)
  ELSE NOT EXISTS (
    SELECT 1 FROM protections m WHERE m.number = p.number AND m.known_until = 'infinity' AND m.valid_until IS NULL) END
