-- The last day on which somebody did something in a case. What nights and links of numbers wrote is nobody's deed, a
-- decision is about the person and not the case, and what was corrected did not happen.
SELECT max(happened_on) FROM acts a
WHERE case_id = $1 AND recorded_by <> $2 AND kind NOT IN ('numbers-linked', 'numbers-unlinked', 'decision')
  AND NOT EXISTS (SELECT 1 FROM acts c WHERE c.case_id = $1 AND c.corrects_act_id = a.id)
