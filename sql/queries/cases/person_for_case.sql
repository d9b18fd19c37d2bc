-- Who a person is: name, address, telephone, e-mail.
SELECT family_name, given_name, street, postal_code, locality, telephone, email FROM persons WHERE number = $1
