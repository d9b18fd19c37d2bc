-- Persons whom a source has deleted, and of whom the school has not been heard yet: that a roll of the source lacks them
-- says nothing. A school's own number stands for what it is at each unit.
WITH deleted AS (
  SELECT number FROM source_persons
  WHERE source_id = $1 AND deleted_delivery_id IS NOT NULL AND number < 1000000000000
  UNION
  SELECT e.number FROM source_persons p JOIN enrolments e ON e.number % 10000000000 = p.number % 10000000000
  WHERE p.source_id = $1 AND p.deleted_delivery_id IS NOT NULL AND p.number >= 1000000000000
    AND e.number >= 1000000000000 AND e.source_id = $1 AND e.known_until = 'infinity'
), asked AS (
  SELECT DISTINCT coalesce(l.person, f.number) AS person
  FROM follow_ups f LEFT JOIN linked l ON l.number = f.number
  WHERE f.kind = 'verify-with-school' AND f.why = 'person-deleted-in-source' AND f.settled_at IS NULL
)
SELECT d.number FROM deleted d LEFT JOIN linked l ON l.number = d.number
WHERE coalesce(l.person, d.number) IN (SELECT person FROM asked)
