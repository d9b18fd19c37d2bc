-- Whether an act belongs to a case.
SELECT 1 FROM acts WHERE id = $1 AND case_id = $2
