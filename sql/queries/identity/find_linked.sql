-- Follows every chain of links to its end, by what was known at a time. Links are few.
INSERT INTO linked
WITH RECURSIVE links AS MATERIALIZED (
  SELECT number, leads_to FROM identity_links
  WHERE known_from <= $1 AND (known_until > $1 OR known_until = 'infinity')
), chain (number, person, steps) AS (
  SELECT DISTINCT leads_to, leads_to, 0 FROM links WHERE leads_to NOT IN (SELECT number FROM links)
  UNION ALL
  SELECT l.number, c.person, c.steps + 1 FROM chain c JOIN links l ON l.leads_to = c.number
)
SELECT number, person, steps FROM chain
