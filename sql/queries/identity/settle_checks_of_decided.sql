-- Settles the checking by hand of those whose numbers have been linked or parted, and who need no longer be checked.
UPDATE follow_ups f SET settled_at = clock_timestamp(), settled_why = 'numbers-linked'
FROM chosen k JOIN outcomes o ON o.number = k.person AND o.municipality = $1
WHERE f.number = k.number AND f.municipality = $1 AND f.kind = 'check-protected' AND f.settled_at IS NULL
  AND k.person = ANY ($2) AND o.outcome <> 3
