-- Whether a mapping has been made in a case, or waits to be.
SELECT EXISTS (SELECT 1 FROM acts WHERE case_id = $1 AND kind = 'mapping')
  OR EXISTS (SELECT 1 FROM follow_ups WHERE case_id = $1 AND kind = 'mapping' AND settled_at IS NULL)
