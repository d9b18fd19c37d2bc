-- Gives a case to a member of staff.
UPDATE cases SET assigned_to = $2, version = version + 1 WHERE id = $1
