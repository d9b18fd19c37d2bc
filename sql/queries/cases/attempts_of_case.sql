-- By which channels a youth was tried in vain in a case since last reached, up to a day, the oldest first. What was
-- corrected does not count, nor does asking the school.
WITH contacts AS (
  SELECT id, happened_on, channel, reached FROM acts a
  WHERE case_id = $1 AND kind = 'contact' AND channel <> 'school' AND happened_on <= $2 AND id <> $3
    AND NOT EXISTS (SELECT 1 FROM acts c WHERE c.case_id = $1 AND c.corrects_act_id = a.id)
), reached AS (
  SELECT happened_on, id FROM contacts WHERE reached ORDER BY happened_on DESC, id DESC LIMIT 1
)
SELECT channel FROM contacts
WHERE NOT reached AND ((SELECT count(*) FROM reached) = 0 OR (happened_on, id) > (SELECT happened_on, id FROM reached))
ORDER BY happened_on, id
