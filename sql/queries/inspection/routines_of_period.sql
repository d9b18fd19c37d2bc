-- A municipality's routine on the first day of a period, and each that took over within it; everybody's where it has none
-- of its own. As stored, whatever a routine holds.
WITH days AS (
  SELECT $2::date AS day
  UNION
  SELECT holds_from FROM follow_up_policies WHERE municipality IN (0, $1) AND holds_from > $2 AND holds_from <= $3
)
SELECT day, to_jsonb(p)::text FROM days CROSS JOIN LATERAL (
  SELECT * FROM follow_up_policies WHERE municipality IN (0, $1) AND holds_from <= days.day
  ORDER BY municipality DESC, holds_from DESC LIMIT 1) p
ORDER BY day
