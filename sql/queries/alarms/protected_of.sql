-- Who of some persons is marked as protected under any number on a day.
SELECT DISTINCT asked.person
FROM unnest($1::bigint[]) AS asked (person)
LEFT JOIN linked l ON l.person = asked.person
JOIN protections p ON p.number = coalesce(l.number, asked.person)
WHERE p.known_until = 'infinity' AND p.valid_from <= $2 AND (p.valid_until IS NULL OR p.valid_until > $2)
