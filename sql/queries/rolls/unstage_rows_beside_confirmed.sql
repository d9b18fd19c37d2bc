-- Persons of whom the roll says something new of a spell that it also says again, word for word: all their rows of the
-- unit are to be staged afresh.
WITH beside AS (
  SELECT DISTINCT s.school_unit, s.number
  FROM staged_rows s
  JOIN confirmed_claims c ON c.number = s.number AND c.school_unit = s.school_unit
  JOIN enrolments e ON e.number = s.number AND e.school_unit = s.school_unit AND e.first_day = s.first_day
    AND e.source_id = $1 AND e.known_until = 'infinity' AND e.claim = c.claim
), unstaged AS (
  DELETE FROM staged_rows s USING beside b WHERE s.number = b.number AND s.school_unit = b.school_unit
), unconfirmed AS (
  DELETE FROM confirmed_claims c USING beside b WHERE c.number = b.number AND c.school_unit = b.school_unit
)
SELECT school_unit, number FROM beside
