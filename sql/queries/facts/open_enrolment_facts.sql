-- Streams the spells of studies of the chosen persons with the decisions on equivalence, by what was known at a time. A
-- decision made on a spell under one of a person's numbers holds for the same spell told under another; the newest holds.
-- What is believed and what was believed once have an index each; asked for now (infinity), the planner leaves the second
-- part out.
DECLARE enrolment_facts NO SCROLL CURSOR FOR
WITH known AS (
  SELECT person, f.id, f.school_unit, f.form, f.programme, f.first_day, f.valid_until, f.ended_by
  FROM enrolments f JOIN chosen USING (number)
  WHERE f.known_until = 'infinity' AND f.known_from <= $1
  UNION ALL
  SELECT person, f.id, f.school_unit, f.form, f.programme, f.first_day, f.valid_until, f.ended_by
  FROM enrolments f JOIN chosen USING (number)
  WHERE f.known_until < 'infinity' AND f.known_until > $1 AND f.known_from <= $1 AND $1 < 'infinity'
), decided AS (
  SELECT DISTINCT ON (k.person, e.school_unit, e.first_day) k.person, e.school_unit, e.first_day, e.is_equivalent
  FROM equivalence_decisions e JOIN chosen k USING (number)
  WHERE e.known_from <= $1 AND (e.known_until > $1 OR e.known_until = 'infinity')
  ORDER BY k.person, e.school_unit, e.first_day, e.id DESC
)
SELECT person, id, school_unit, form, programme, first_day, valid_until, ended_by, d.is_equivalent
FROM known LEFT JOIN decided d USING (person, school_unit, first_day)
ORDER BY person, id
