-- Whose spells a roll would cut, since when they are known, and by which mark they are protected now.
SELECT c.number, c.school_unit, c.first_day, least(
    (SELECT min(e.known_from) FROM enrolments e
      WHERE e.known_until = 'infinity' AND e.number = c.number AND e.school_unit = c.school_unit
        AND e.first_day = c.first_day AND e.source_id = c.source_id),
    (SELECT min(e.known_from) FROM enrolments e
      WHERE e.known_until < 'infinity' AND e.number = c.number AND e.school_unit = c.school_unit
        AND e.first_day = c.first_day AND e.source_id = c.source_id)),
  p.given_name, p.family_name,
  (SELECT max(m.mark) FROM protections m
    WHERE m.number = c.number AND m.known_until = 'infinity' AND m.valid_until IS NULL)
FROM roll_changes c
LEFT JOIN persons p USING (number)
WHERE c.what IN ('missing', 'withdrawn')
ORDER BY c.number, c.school_unit, c.first_day
