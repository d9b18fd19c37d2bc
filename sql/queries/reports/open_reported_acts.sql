-- Streams the contacts of those registrations, and what was told of occupations. What another act corrects is left out.
DECLARE reported_acts NO SCROLL CURSOR FOR
SELECT k.person, a.case_id, a.id, a.happened_on, a.channel, a.reached, a.occupation, a.occupation_from,
  a.occupation_until, a.told_by
FROM cases c JOIN chosen k USING (number) JOIN acts a ON a.case_id = c.id
WHERE c.municipality = $1 AND c.opened_on <= $3 AND (c.closed_on IS NULL OR c.closed_on >= $2)
  AND (a.kind = 'contact' OR a.occupation IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM acts later WHERE later.corrects_act_id = a.id)
ORDER BY k.person, a.happened_on, a.id
