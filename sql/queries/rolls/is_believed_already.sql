-- Whether anything that a roll could be compared with is believed of its units, beside what it has just brought itself.
-- $1 source, $2 units, $3 the roll's delivery, $4 whether the source has brought anything before.
SELECT EXISTS (SELECT FROM notices WHERE school_unit = ANY ($2))
  OR $4 AND EXISTS (
    SELECT FROM enrolments
    WHERE school_unit = ANY ($2) AND known_until = 'infinity' AND source_id = $1 AND delivery_id <> $3)
