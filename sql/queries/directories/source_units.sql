-- Which school unit a source means by which of its numbers.
SELECT external_id, school_unit FROM source_units WHERE source_id = $1
