-- The spells of a person (by all numbers) at a unit that a notice can speak of: those that cover its day, else those to
-- come.
SELECT id, first_day, valid_until, form, first_day <= $3 AS covers
FROM enrolments
WHERE known_until = 'infinity' AND number = ANY ($1) AND school_unit = $2
  AND (valid_until IS NULL OR valid_until > first_day) AND (valid_until IS NULL OR valid_until > $3)
ORDER BY first_day, id
