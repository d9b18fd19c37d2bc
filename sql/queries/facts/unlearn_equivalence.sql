-- Closes an earlier decision on the same spell.
UPDATE equivalence_decisions SET known_until = $4
WHERE number = $1 AND school_unit = $2 AND first_day = $3 AND known_until = 'infinity'
RETURNING id
