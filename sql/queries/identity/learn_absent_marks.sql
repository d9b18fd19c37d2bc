-- A current number that the register tells of without a mark, where a former number of the person has one: said once.
INSERT INTO absent_marks (number, day, delivery_id, row_number, known_from)
SELECT s.number, $3::date, $2::bigint, s.row_number, $1::timestamptz
FROM staged_people s JOIN linked own ON own.number = s.number
WHERE s.mark = 0 AND s.replaced_by IS NULL
  AND EXISTS (
    SELECT 1 FROM linked former
    JOIN protections p ON p.number = former.number AND p.known_until = 'infinity' AND p.valid_until IS NULL
      AND p.valid_from <= $3 AND p.source_id IN (SELECT id FROM sources WHERE kind = 'population')
    WHERE former.person = own.person AND former.steps > own.steps
      AND NOT EXISTS (
        SELECT 1 FROM absent_marks a JOIN linked later ON later.number = a.number
        WHERE later.person = own.person AND later.steps < former.steps AND a.known_until = 'infinity'
          AND a.day >= p.valid_from))
