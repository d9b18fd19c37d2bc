-- Closes what was believed of a case's period that began on a day.
UPDATE case_periods SET known_until = $3 WHERE case_id = $1 AND opened_on = $2 AND known_until = 'infinity'
