-- The spells of one person ($1 or $2) that a notice told of the other holds against, and where the notice's own person
-- lives or has lived last.
SELECT e.id, e.school_unit, n.id, n.number,
  (SELECT r.municipality FROM residences r
    WHERE r.number = ANY (CASE WHEN n.number = ANY ($1) THEN $1::bigint[] ELSE $2::bigint[] END)
      AND r.known_until = 'infinity'
    ORDER BY r.valid_until DESC NULLS FIRST, r.valid_from DESC LIMIT 1)
FROM enrolments e JOIN notices n ON n.id = e.notice_id
WHERE e.known_until = 'infinity'
  AND (e.number = ANY ($1) AND n.number = ANY ($2) OR e.number = ANY ($2) AND n.number = ANY ($1))
ORDER BY e.id
