-- Who has read a person ($1: all numbers) from a day ($2) to the end of another ($3) in Sweden, the oldest first. What
-- bundles themselves are written down as is not in: no two bundles would be the same.
SELECT at, staff, login, reading, municipality, reason, is_emergency, is_refused
FROM access_entries
WHERE (number = ANY ($1) OR current_number = ANY ($1)) AND reading <> 'inspect export'
  AND at >= $2::date::timestamp AT TIME ZONE 'Europe/Stockholm'
  AND at < ($3::date + 1)::timestamp AT TIME ZONE 'Europe/Stockholm'
ORDER BY at, id
