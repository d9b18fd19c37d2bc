-- What the counts of a period need of the acts of some cases.
SELECT case_id, id, kind, happened_on, channel, reached, corrects_act_id FROM acts WHERE case_id = ANY ($1)
ORDER BY case_id, happened_on, id
