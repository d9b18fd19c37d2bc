-- The latest mapping of a case with something in it, that nobody has corrected.
SELECT id, happened_on, details FROM acts a
WHERE case_id = $1 AND kind = 'mapping' AND details IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM acts c WHERE c.corrects_act_id = a.id)
ORDER BY happened_on DESC, id DESC LIMIT 1
