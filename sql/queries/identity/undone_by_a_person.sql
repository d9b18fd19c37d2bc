-- Whether somebody has taken back that a number leads to another, the last time it was believed.
SELECT undone_by FROM identity_links i
WHERE number = $1 AND leads_to = $2 AND known_until < 'infinity'
  AND undone_by <> $3
  AND NOT EXISTS (
    SELECT 1 FROM identity_links later
    WHERE later.number = i.number AND later.leads_to = i.leads_to AND later.known_from > i.known_from)
