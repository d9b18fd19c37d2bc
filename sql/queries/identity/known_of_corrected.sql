-- Which of the numbers $2, each what $1 would be with the right check digit, the population register knows, where nobody
-- has decided about the two; only those who have lived in a municipality, if it is given.
SELECT DISTINCT t.written, t.number
FROM unnest($1::bigint[], $2::bigint[]) AS t (written, number)
WHERE EXISTS (
    SELECT 1 FROM residences r WHERE r.number = t.number AND ($3::smallint IS NULL OR r.municipality = $3))
  AND NOT EXISTS (
    SELECT 1 FROM identity_dismissals d
    WHERE d.number = least(t.written, t.number) AND d.other = greatest(t.written, t.number))
ORDER BY 1, 2
