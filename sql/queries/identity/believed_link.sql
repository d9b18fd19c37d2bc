-- The link from a number that is believed now.
SELECT id, leads_to FROM identity_links WHERE number = $1 AND known_until = 'infinity'
