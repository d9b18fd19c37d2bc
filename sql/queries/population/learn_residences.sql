-- Opens what is believed of them from now on.
INSERT INTO residences (number, municipality, valid_from, valid_until, delivery_id, row_number, ended_delivery_id,
  known_from)
SELECT c.number, c.municipality, c.valid_from, c.valid_until,
  CASE WHEN c.what IN ('absent', 'ended') THEN r.delivery_id ELSE $2 END,
  CASE WHEN c.what IN ('absent', 'ended') THEN r.row_number ELSE c.row_number END,
  CASE WHEN c.what IN ('absent', 'ended') THEN $2 END, $1
FROM residence_changes c LEFT JOIN residences r ON r.id = c.old_id
ORDER BY c.number
