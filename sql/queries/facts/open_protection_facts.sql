-- Streams the marks of protection of the chosen persons, by what was known at a time. The register's mark under a former
-- number holds until the register tells of a later number without one.
DECLARE protection_facts NO SCROLL CURSOR FOR
SELECT k.person, f.id, f.mark, f.valid_from,
  CASE WHEN k.steps > 0 AND f.valid_until IS NULL AND f.source_id IN (SELECT id FROM sources WHERE kind = 'population')
    THEN (
      SELECT min(a.day) FROM absent_marks a JOIN chosen l ON l.number = a.number
      WHERE l.person = k.person AND l.steps < k.steps AND a.day >= f.valid_from
        AND a.known_from <= $1 AND (a.known_until > $1 OR a.known_until = 'infinity'))
    ELSE f.valid_until END
FROM protections f JOIN chosen k USING (number)
WHERE f.known_from <= $1 AND (f.known_until > $1 OR f.known_until = 'infinity')
ORDER BY k.person, f.id
