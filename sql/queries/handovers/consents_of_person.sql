-- What a person has consented to under any of the numbers, the latest first; only towards a municipality's staff where
-- one is given.
SELECT id, municipality, receiver_municipality, receiver_actor, parts, given_on, withdrawn_on, number FROM consents
WHERE number = ANY ($1) AND ($2::smallint IS NULL OR municipality = $2)
ORDER BY given_on DESC, id DESC
