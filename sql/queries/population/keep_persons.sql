-- Who the persons are. A blank never wipes what is held: a protected person's record often carries only number and mark.
INSERT INTO persons AS p (number, family_name, given_name, street, postal_code, locality, delivery_id, row_number)
SELECT number, family_name, given_name, street, postal_code, locality, $1, row_number FROM staged_people
ON CONFLICT (number) DO UPDATE SET
  family_name = coalesce(excluded.family_name, p.family_name),
  given_name = coalesce(excluded.given_name, p.given_name),
  street = coalesce(excluded.street, p.street),
  postal_code = coalesce(excluded.postal_code, p.postal_code),
  locality = coalesce(excluded.locality, p.locality),
  delivery_id = excluded.delivery_id, row_number = excluded.row_number
WHERE (p.family_name, p.given_name, p.street, p.postal_code, p.locality) IS DISTINCT FROM
  (coalesce(excluded.family_name, p.family_name), coalesce(excluded.given_name, p.given_name),
   coalesce(excluded.street, p.street), coalesce(excluded.postal_code, p.postal_code),
   coalesce(excluded.locality, p.locality))
