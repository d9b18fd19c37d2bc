-- Which of some codes are no parts that can be handed over.
SELECT asked.code FROM unnest($1::text[]) AS asked (code)
WHERE NOT EXISTS (SELECT 1 FROM hand_over_parts p WHERE p.code = asked.code)
ORDER BY asked.code
