-- Numbers have become one person, or two: the stored decisions of all of them go, and each person ($1 numbers, $2 whose
-- they are now) begins with the weightiest of them in each municipality that it has to do with. A decision without a rule
-- version is one to be made afresh; what it was before tells the night what has become different.
WITH members AS (
  SELECT number, person FROM unnest($1::bigint[], $2::bigint[]) AS told (number, person)
), standing AS (
  SELECT DISTINCT ON (o.municipality) o.municipality, o.outcome, o.reason, o.holds_from, o.decided_at
  FROM outcomes o JOIN members m USING (number)
  ORDER BY o.municipality, o.outcome DESC, m.number = m.person DESC, o.number DESC
), heirs AS (
  SELECT DISTINCT s.municipality, m.person AS number FROM standing s CROSS JOIN members m
  WHERE EXISTS (SELECT 1 FROM residences r WHERE r.number = m.number AND r.municipality = s.municipality)
    OR EXISTS (SELECT 1 FROM case_periods p WHERE p.number = m.number AND p.municipality = s.municipality)
), gone AS (
  DELETE FROM outcomes o USING members m
  WHERE o.number = m.number
    AND NOT EXISTS (SELECT 1 FROM heirs h WHERE h.municipality = o.municipality AND h.number = o.number)
)
INSERT INTO outcomes (municipality, number, outcome, reason, rule_version, holds_from, next_turn, decided_at)
SELECT municipality, number, outcome, reason, '', holds_from, holds_from, decided_at
FROM heirs JOIN standing USING (municipality)
ON CONFLICT (municipality, number) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
  rule_version = excluded.rule_version, holds_from = excluded.holds_from, next_turn = excluded.next_turn,
  decided_at = excluded.decided_at
