-- What came of an event of many.
INSERT INTO batch_events (id, municipality, kind, happened_on, recorded_by, written, refused, protected)
OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
