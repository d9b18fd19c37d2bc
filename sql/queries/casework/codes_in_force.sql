-- The codes of a list that are in force on a day, in the list's order.
SELECT code, swedish, english, lasts, origin, valid_from FROM codes
WHERE list = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
ORDER BY place, code
