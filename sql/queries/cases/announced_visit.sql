-- The first day on which a youth was told, in a case, of a home visit to come on a day.
SELECT min(happened_on) FROM acts a
WHERE case_id = $1 AND kind = 'contact' AND details IS NOT NULL
  AND details::jsonb ->> 'visitOn' = to_char($2::date, 'YYYY-MM-DD')
  AND NOT EXISTS (SELECT 1 FROM acts c WHERE c.case_id = $1 AND c.corrects_act_id = a.id)
