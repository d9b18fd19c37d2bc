-- Streams the spells of studies of the chosen persons with the decisions on equivalence, by what was known at a time. A
-- decision made on a spell under one of a person's numbers holds for the same spell told under another; the newest holds.
DECLARE enrolment_facts NO SCROLL CURSOR FOR
WITH decided AS (
  SELECT DISTINCT ON (k.person, e.school_unit, e.first_day) k.person, e.school_unit, e.first_day, e.is_equivalent
  FROM equivalence_decisions e JOIN chosen k USING (number)
  WHERE e.known_from <= $1 AND (e.known_until > $1 OR e.known_until = 'infinity')
  ORDER BY k.person, e.school_unit, e.first_day, e.id DESC
)
SELECT person, f.id, f.school_unit, f.form, f.programme, f.first_day, f.valid_until, f.ended_by, d.is_equivalent
FROM enrolments f
JOIN chosen USING (number)
LEFT JOIN decided d USING (person, school_unit, first_day)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY person, f.id
