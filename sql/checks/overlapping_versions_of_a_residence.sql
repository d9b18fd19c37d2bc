-- Two versions of one period of residence believed at the same time.
SELECT a.id FROM residences a JOIN residences b USING (number, municipality, valid_from)
WHERE a.id < b.id AND a.known_from < b.known_until AND b.known_from < a.known_until
  AND a.valid_until IS NULL AND b.valid_until IS NULL
