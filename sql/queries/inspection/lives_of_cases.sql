-- When some cases were opened and closed, and why.
SELECT id, opened_on, closed_on, closed_reason FROM cases WHERE id = ANY ($1) ORDER BY id
