-- What a report made now says otherwise than the one that was handed in: rows added, gone and changed.
SELECT coalesce(n.case_id, s.case_id) AS case_id, coalesce(n.block, s.block) AS block, coalesce(n.item, s.item) AS item,
  CASE WHEN s.case_id IS NULL THEN 'added' WHEN n.case_id IS NULL THEN 'gone' ELSE 'changed' END AS what
FROM report_now n
  FULL JOIN (SELECT case_id, block, item, line FROM report_rows WHERE run_id = $1) s USING (case_id, block, item)
WHERE n.line IS DISTINCT FROM s.line
ORDER BY 1, array_position(ARRAY['basic', 'contact', 'measure-begins', 'measure-ended', 'ceased'],
  coalesce(n.block, s.block)), 3
