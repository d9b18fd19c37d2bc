-- What each source delivered of each scope in a period, but no other municipality's population.
SELECT s.name, d.kind, d.scope, d.verdict, count(*), sum(d.row_count)::bigint, sum(d.rejected)::bigint
FROM deliveries d JOIN sources s ON s.id = d.source_id
WHERE d.as_of BETWEEN $2 AND $3
  AND (d.kind <> 'population' OR d.scope = 'municipality:' || lpad($1::smallint::text, 4, '0'))
GROUP BY s.name, d.kind, d.scope, d.verdict ORDER BY s.name, d.kind, d.scope, d.verdict
