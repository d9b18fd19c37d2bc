-- Who a person is: name, address, telephone, e-mail; by the latest of the numbers that anything is held under.
SELECT family_name, given_name, street, postal_code, locality, telephone, email FROM persons WHERE number = ANY ($1)
ORDER BY array_position($1::bigint[], number) LIMIT 1
