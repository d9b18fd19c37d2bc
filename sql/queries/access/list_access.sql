-- Who has read whom, newest first: of a person by all numbers ($1), by a reader ($2), from a moment ($3) to another ($4).
-- The latest review stands beside each.
SELECT e.id, e.at, e.staff, e.login, e.reading, e.number, e.current_number, e.municipality, e.reason, e.is_protected,
  e.is_emergency, e.is_refused, e.filter, e.shown, v.reviewed_by, v.reviewed_at, v.verdict
FROM access_entries e
LEFT JOIN LATERAL (
  SELECT reviewed_by, reviewed_at, verdict FROM access_reviews WHERE entry_id = e.id ORDER BY id DESC LIMIT 1) v ON true
WHERE ($1::bigint[] IS NULL OR e.number = ANY ($1) OR e.current_number = ANY ($1)) AND ($2::text IS NULL OR e.staff = $2)
  AND e.at >= $3 AND e.at < $4
ORDER BY e.id DESC
