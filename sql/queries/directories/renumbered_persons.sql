-- Whom a source knows by the same number of its own as before, and tells with another identity number now: the one it
-- told before, the one it tells now, and the row. Asked before what it tells is learned.
SELECT known.number, t.number, min(t.row_number)
FROM told_persons t
JOIN source_persons known ON known.source_id = $1 AND known.external_id = t.external_id
WHERE t.number IS NOT NULL AND NOT t.is_deleted AND known.number <> t.number
GROUP BY known.number, t.number
ORDER BY known.number, t.number
