-- Whom a source means by which of its numbers.
SELECT external_id, number FROM source_persons WHERE source_id = $1
