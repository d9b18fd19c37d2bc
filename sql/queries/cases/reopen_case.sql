-- Opens a closed case again.
UPDATE cases SET closed_on = NULL, closed_reason = NULL WHERE id = $1
