-- Proposes the closed cases of a municipality ($2) that the rules about notes and cases say are due on a day ($3). A case
-- that goes whole is not proposed for its notes too.
WITH rules AS (
  SELECT r.* FROM retention_rules r
  WHERE r.id IN (retention_rule_of($2, 'notes', $3), retention_rule_of($2, 'case', $3)) AND r.action = 'delete'
), due AS (
  SELECT r.id AS rule_id, r.kind, c.id AS case_id, c.number, (d.since + make_interval(months => r.months))::date AS day
  FROM rules r CROSS JOIN cases c CROSS JOIN LATERAL (
    SELECT CASE r.trigger_event
      WHEN 'case-closed' THEN c.closed_on
      WHEN '20th-birthday' THEN greatest(c.closed_on, (born(c.number) + interval '20 years')::date)
      ELSE (SELECT max(a.happened_on) FROM acts a WHERE a.case_id = c.id) END AS since) d
  WHERE c.municipality = $2 AND c.closed_on IS NOT NULL
    AND NOT (r.spares_sample AND extract(day FROM born(c.number)) IN (5, 15, 25))
    -- Whoever is covered still needs the file, or another one.
    AND NOT EXISTS (SELECT FROM outcomes o
      WHERE o.municipality = c.municipality AND o.number = c.number AND o.outcome = 4)
)
INSERT INTO retention_items (run_id, rule_id, kind, case_id, numbers, due)
SELECT $1, d.rule_id, d.kind, d.case_id, ARRAY[d.number], d.day FROM due d
WHERE d.day <= $3 AND (d.kind = 'case'
  OR NOT EXISTS (SELECT FROM due w WHERE w.case_id = d.case_id AND w.kind = 'case' AND w.day <= $3)
    AND EXISTS (SELECT FROM acts a WHERE a.case_id = d.case_id
      AND (a.note IS NOT NULL OR a.told_by IS NOT NULL OR a.details IS NOT NULL)))
ORDER BY d.case_id
