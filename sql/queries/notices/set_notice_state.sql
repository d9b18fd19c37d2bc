-- What became of a notice.
UPDATE notices SET state = $2, state_by = $3, state_why = $4 WHERE id = $1
