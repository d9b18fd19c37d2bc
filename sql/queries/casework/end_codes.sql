-- Ends a list's codes on a day; what would have begun later never begins.
WITH dropped AS (DELETE FROM codes WHERE list = $1 AND valid_from >= $2)
UPDATE codes SET valid_until = $2 WHERE list = $1 AND valid_from < $2 AND (valid_until IS NULL OR valid_until > $2)
