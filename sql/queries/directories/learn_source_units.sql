-- Remembers which school unit a source means by its numbers; of several rows about one number the last counts.
INSERT INTO source_units AS known (source_id, external_id, school_unit, name, municipality, delivery_id, row_number)
SELECT DISTINCT ON (external_id) $1::integer, external_id, school_unit, name, municipality, $2::bigint, row_number
FROM told_units
ORDER BY external_id, row_number DESC
ON CONFLICT (source_id, external_id) DO UPDATE
SET school_unit = excluded.school_unit, name = excluded.name, municipality = excluded.municipality,
  delivery_id = excluded.delivery_id, row_number = excluded.row_number
WHERE (known.school_unit, known.name, known.municipality)
  IS DISTINCT FROM (excluded.school_unit, excluded.name, excluded.municipality)
