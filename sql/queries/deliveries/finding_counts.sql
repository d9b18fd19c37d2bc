-- How many there are of each kind of finding in a delivery.
SELECT kind, rejects_row, count(*) FROM findings
WHERE delivery_id = $1
GROUP BY kind, rejects_row
ORDER BY count(*) DESC, kind
