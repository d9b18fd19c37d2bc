-- What was told of a youth's occupation in any of the cases given, and not corrected since.
SELECT occupation, occupation_from, occupation_until, happened_on, told_by, case_id FROM acts a
WHERE case_id = ANY ($1) AND occupation IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM acts c WHERE c.corrects_act_id = a.id)
ORDER BY case_id, occupation_from, id
