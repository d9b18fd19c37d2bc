-- Opens a closed case again.
UPDATE cases SET closed_on = NULL, closed_reason = NULL, version = version + 1 WHERE id = $1
