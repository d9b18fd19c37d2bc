-- How many spells of a scope cover the roll's day: what the guard's share is a share of.
SELECT count(*) FROM enrolments e
WHERE e.known_until = 'infinity' AND e.first_day <= $2 AND (e.valid_until IS NULL OR e.valid_until > $2)
  AND CASE WHEN $4::bigint IS NULL THEN e.school_unit = $3 AND (e.source_id = $1
      OR e.source_id IN (SELECT id FROM sources WHERE kind = 'notice'))
    ELSE (e.source_id = $1 OR e.source_id IN (SELECT id FROM sources WHERE kind = 'notice'))
      AND (e.organiser = $4 OR e.organiser IS NULL
        AND e.school_unit IN (SELECT school_unit FROM touched_units))
    END
