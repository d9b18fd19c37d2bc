-- Pairs of numbers that a source says are one person: the one it gives up, the one it keeps, and the row.
SELECT gone.number, kept.number, min(t.row_number)
FROM told_persons t
JOIN source_persons gone ON gone.source_id = $1 AND gone.external_id = t.external_id
JOIN source_persons kept ON kept.source_id = $1 AND kept.external_id = t.merged_into
WHERE gone.number <> kept.number
GROUP BY gone.number, kept.number
ORDER BY gone.number, kept.number
