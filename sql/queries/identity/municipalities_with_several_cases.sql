-- Where some numbers, which are one person's, have more than one case open.
SELECT municipality FROM cases WHERE number = ANY ($1) AND closed_on IS NULL
GROUP BY municipality HAVING count(*) > 1
ORDER BY municipality
