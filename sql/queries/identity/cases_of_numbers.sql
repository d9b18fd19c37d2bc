-- Every case of some numbers, with the number it was opened under.
SELECT id, number, municipality, opened_on, closed_on FROM cases WHERE number = ANY ($1) ORDER BY id
