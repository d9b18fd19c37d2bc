-- A row without a first day continues the person's spell at the unit that goes on, else begins on the roll's day.
-- The spell that the same row was said of last time goes before any other; one that only a notice has ended goes on as
-- far as the roll is concerned.
UPDATE staged_rows s SET first_day = coalesce((
  SELECT e.first_day FROM enrolments e
  WHERE e.known_until = 'infinity' AND e.number = s.number AND e.school_unit = s.school_unit
    AND (e.source_id = $1 OR e.source_id IN (SELECT id FROM sources WHERE kind = 'notice'))
    AND ((e.first_day <= $2 AND (e.valid_until IS NULL OR e.valid_until > $2))
      OR e.claim = s.claim
      OR (s.until IS NOT NULL AND e.stated_until = s.until AND e.claim IS NOT NULL)
      OR (e.notice_id IS NOT NULL AND e.claim IS NOT NULL AND e.first_day <= $2
        AND (e.stated_until IS NULL OR e.stated_until > $2)))
  ORDER BY (e.claim = s.claim) IS TRUE DESC, e.valid_until DESC NULLS FIRST, e.first_day DESC, e.source_id = $1 DESC
  LIMIT 1), $2)
WHERE s.first_day IS NULL
