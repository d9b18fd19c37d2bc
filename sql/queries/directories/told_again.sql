-- Whom a source had deleted and tells of again. Asked before what it tells is learned.
SELECT DISTINCT known.number
FROM told_persons t
JOIN source_persons known ON known.source_id = $1 AND known.external_id = t.external_id
WHERE t.number IS NOT NULL AND NOT t.is_deleted AND known.deleted_delivery_id IS NOT NULL
