-- A row without a first day continues the person's spell at the unit that goes on, else begins on the roll's day.
UPDATE staged_rows s SET first_day = coalesce((
  SELECT e.first_day FROM enrolments e
  WHERE e.known_until = 'infinity' AND e.source_id = $1 AND e.number = s.number AND e.school_unit = s.school_unit
    AND ((e.first_day <= $2 AND (e.valid_until IS NULL OR e.valid_until > $2))
      OR (s.until IS NOT NULL AND e.stated_until = s.until AND e.claim IS NOT NULL))
  ORDER BY e.valid_until DESC NULLS FIRST, e.first_day DESC
  LIMIT 1), $2)
WHERE s.first_day IS NULL
