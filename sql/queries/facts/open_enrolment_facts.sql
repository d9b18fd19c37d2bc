-- Streams the spells of studies of the chosen persons with the decisions on equivalence, by what was known at a time.
DECLARE enrolment_facts NO SCROLL CURSOR FOR
WITH decided AS (
  SELECT number, school_unit, first_day, is_equivalent FROM equivalence_decisions
  WHERE known_from <= $1 AND (known_until > $1 OR known_until = 'infinity')
)
SELECT number, f.id, f.school_unit, f.form, f.programme, f.first_day, f.valid_until, f.ended_by, d.is_equivalent
FROM enrolments f
JOIN chosen USING (number)
LEFT JOIN decided d USING (number, school_unit, first_day)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY number, f.id
