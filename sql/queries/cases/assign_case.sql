-- Gives a case to a member of staff.
UPDATE cases SET assigned_to = $2 WHERE id = $1
