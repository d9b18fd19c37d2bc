-- Which of some persons wait already to be checked by hand, under any of their numbers.
SELECT DISTINCT k.person FROM chosen k JOIN follow_ups f USING (number)
WHERE f.municipality = $1 AND f.kind = 'check-protected' AND f.settled_at IS NULL AND k.person = ANY ($2)
