-- Closes what was believed of the spells that a roll changes.
UPDATE enrolments e SET known_until = $1 FROM roll_changes c WHERE e.id = c.old_id AND c.what <> 'contradicted'
