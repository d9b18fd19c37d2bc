-- Every link that has been believed of some numbers, the latest last.
SELECT id, number, leads_to, since, told_by, decided_by, decided_why, undone_by, undone_why, known_from, known_until
FROM identity_links WHERE number = ANY ($1) OR leads_to = ANY ($1)
ORDER BY known_from, id
