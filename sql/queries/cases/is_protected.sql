-- Whether a person is marked as protected on a day.
SELECT EXISTS (SELECT 1 FROM protections WHERE number = $1 AND known_until = 'infinity' AND valid_from <= $2
  AND (valid_until IS NULL OR valid_until > $2))
