-- Proposes the persons who lived last in a municipality ($2), have no case left under any number and whom the rule about
-- persons says are due on a day ($3).
WITH RECURSIVE rule AS (
  SELECT * FROM retention_rules WHERE id = retention_rule_of($2, 'person', $3) AND action = 'delete'
), links AS MATERIALIZED (
  SELECT number, leads_to FROM identity_links WHERE known_until = 'infinity'
), due AS (
  SELECT DISTINCT r.number, u.id AS rule_id,
    (born(r.number) + interval '20 years' + make_interval(months => u.months))::date AS day
  FROM rule u CROSS JOIN residences r
  WHERE r.municipality = $2
    AND born(r.number) + interval '20 years' + make_interval(months => u.months) <= $3
    AND NOT (u.spares_sample AND extract(day FROM born(r.number)) IN (5, 15, 25))
    AND NOT EXISTS (SELECT FROM links l WHERE l.number = r.number)
    AND $2 = (SELECT p.municipality FROM residences p WHERE p.number = r.number
      ORDER BY p.known_until = 'infinity' DESC, p.valid_until IS NULL DESC, p.valid_from DESC, p.id DESC LIMIT 1)
), chain (number, person, steps) AS (
  SELECT number, number, 0 FROM due
  UNION
  SELECT l.number, c.person, c.steps + 1 FROM chain c JOIN links l ON l.leads_to = c.number
)
INSERT INTO retention_items (run_id, rule_id, kind, numbers, due)
SELECT $1, d.rule_id, 'person', array_agg(c.number ORDER BY c.steps), d.day
FROM due d JOIN chain c ON c.person = d.number
WHERE NOT EXISTS (SELECT FROM chain k JOIN cases x ON x.number = k.number WHERE k.person = d.number)
GROUP BY d.number, d.rule_id, d.day
ORDER BY d.number
