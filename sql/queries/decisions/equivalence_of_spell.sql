-- The decision on equivalence that holds for a spell, by what was known at a time: by whom, when and why.
SELECT decided_by, decided_on, decided_why, is_equivalent FROM equivalence_decisions
WHERE number = ANY ($1) AND school_unit = $2 AND first_day = $3 AND known_from <= $4
  AND (known_until > $4 OR known_until = 'infinity')
ORDER BY id DESC LIMIT 1
