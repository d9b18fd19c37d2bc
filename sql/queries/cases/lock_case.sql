-- Holds a case while it is acted on.
SELECT version, closed_on IS NOT NULL FROM cases WHERE id = $1 FOR UPDATE
