-- A number that leads back to itself, so that nobody knows who it is.
WITH RECURSIVE links AS (
  SELECT number, leads_to FROM identity_links WHERE known_until = 'infinity'
), way (start, reached) AS (
  SELECT number, leads_to FROM links
  UNION
  SELECT w.start, l.leads_to FROM way w JOIN links l ON l.number = w.reached
)
SELECT start FROM way WHERE start = reached
