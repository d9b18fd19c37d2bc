-- Whether a source has told that it no longer has somebody.
SELECT EXISTS (SELECT FROM source_persons WHERE source_id = $1 AND deleted_delivery_id IS NOT NULL)
