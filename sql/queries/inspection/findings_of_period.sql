-- How often each finding was made in what the sources delivered of each scope in a period.
SELECT s.name, d.kind, d.scope, d.verdict, f.kind, count(*)
FROM deliveries d JOIN sources s ON s.id = d.source_id JOIN findings f ON f.delivery_id = d.id
WHERE d.as_of BETWEEN $2 AND $3
  AND (d.kind <> 'population' OR d.scope = 'municipality:' || lpad($1::smallint::text, 4, '0'))
GROUP BY s.name, d.kind, d.scope, d.verdict, f.kind ORDER BY s.name, d.kind, d.scope, d.verdict, count(*) DESC, f.kind
