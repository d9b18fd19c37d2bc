-- A source that is there, with the rhythm that is believed of it.
SELECT s.id, s.kind, r.every_days, r.grace_days, r.quiet_months
FROM sources s
LEFT JOIN source_rhythms r ON r.source_id = s.id AND r.known_until = 'infinity'
WHERE s.name = $1
