-- Somebody has decided about the roll that contradicts a notice.
UPDATE findings SET settled_at = clock_timestamp(), settled_by = $2, settled_why = $3
WHERE notice_id = $1 AND settled_at IS NULL
