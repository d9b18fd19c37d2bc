-- Closes what was believed of the residences that a file changes.
UPDATE residences r SET known_until = $1 FROM residence_changes c WHERE r.id = c.old_id
