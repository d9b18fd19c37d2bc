-- The municipalities that some numbers have cases in.
SELECT DISTINCT municipality FROM cases WHERE number = ANY ($1) ORDER BY municipality
