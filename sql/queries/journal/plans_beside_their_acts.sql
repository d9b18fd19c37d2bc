-- The plans that a municipality's acts ($1) wrote, each beside the version that stands of it: the act, its entry, what it
-- tells, what the version says, and whether the rest of the two agrees.
SELECT a.id, e.entry, a.details, p.content,
  p.case_id = a.case_id AND p.made_on = a.happened_on AND p.version = (a.details::jsonb ->> 'version')::integer
    AND (p.version = 1 OR (p.change, p.why) IS NOT DISTINCT FROM (a.details::jsonb ->> 'change', a.details::jsonb ->> 'why'))
FROM acts a
JOIN cases c ON c.id = a.case_id
LEFT JOIN plan_versions p ON p.act_id = a.id
LEFT JOIN journal_entries e ON e.act_id = a.id AND e.municipality = $1
WHERE c.municipality = $1 AND a.kind = 'plan' AND a.emptied_in_run IS NULL
ORDER BY a.id
