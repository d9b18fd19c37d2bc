-- Which of some cases were in a measure in a period ($2 to $3, both included): one that was accepted or started by then, and
-- that had not ended, nor the case with it.
SELECT DISTINCT m.case_id FROM measures m JOIN cases c ON c.id = m.case_id
WHERE m.case_id = ANY ($1) AND least(m.accepted_on, m.started_on) <= $3
  AND coalesce(m.ended_on, m.declined_on, c.closed_on, 'infinity') >= $2
