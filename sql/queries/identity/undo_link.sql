-- Takes back what is believed of where a number leads.
UPDATE identity_links SET known_until = $2, undone_by = $3, undone_why = $4
WHERE number = $1 AND known_until = 'infinity'
RETURNING id, leads_to
