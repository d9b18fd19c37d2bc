-- How many open cases each member of a municipality's staff has on a day, in how many the youth was never reached, and how
-- many follow-ups wait and are overdue. Cases that are nobody's come last.
WITH open_cases AS (
  SELECT c.id, c.assigned_to, NOT EXISTS (
    SELECT 1 FROM acts a WHERE a.case_id = c.id AND a.kind = 'contact' AND a.reached AND a.channel <> 'school'
      AND NOT EXISTS (SELECT 1 FROM acts x WHERE x.case_id = c.id AND x.corrects_act_id = a.id)) AS never_reached
  FROM cases c WHERE c.municipality = $1 AND c.closed_on IS NULL
), waiting AS (
  SELECT coalesce(f.assigned_to, o.assigned_to) AS assigned_to, count(*) AS all_told,
    count(*) FILTER (WHERE f.due < $2) AS overdue
  FROM follow_ups f LEFT JOIN open_cases o ON o.id = f.case_id
  WHERE f.municipality = $1 AND f.settled_at IS NULL GROUP BY 1
), cases_of AS (
  SELECT assigned_to, count(*) AS all_told, count(*) FILTER (WHERE never_reached) AS never_reached
  FROM open_cases GROUP BY 1
)
SELECT coalesce(c.assigned_to, w.assigned_to), coalesce(c.all_told, 0), coalesce(c.never_reached, 0),
  coalesce(w.all_told, 0), coalesce(w.overdue, 0)
FROM cases_of c FULL JOIN waiting w ON coalesce(w.assigned_to, '') = coalesce(c.assigned_to, '')
ORDER BY 1 NULLS LAST
