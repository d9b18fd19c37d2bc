-- Somebody became covered, no case was ever opened since under any of the person's numbers, and none is open.
WITH RECURSIVE links AS MATERIALIZED (
  SELECT number, leads_to FROM identity_links WHERE known_until = 'infinity'
), chain (number, person) AS (
  SELECT number, number FROM outcomes WHERE outcome = 4
  UNION
  SELECT l.number, c.person FROM chain c JOIN links l ON l.leads_to = c.number
)
SELECT o.number FROM outcomes o
-- A decision without a rule version is to be made afresh in the coming night.
WHERE o.outcome = 4 AND o.rule_version <> '' AND NOT EXISTS (
  SELECT 1 FROM chain k JOIN cases c ON c.number = k.number
  WHERE k.person = o.number AND c.municipality = o.municipality)
