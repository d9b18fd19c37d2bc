-- A number that leads to two numbers at the same time.
SELECT a.id FROM identity_links a JOIN identity_links b USING (number)
WHERE a.id < b.id AND a.known_from < b.known_until AND b.known_from < a.known_until
