-- The municipalities that have or had a case.
SELECT DISTINCT municipality FROM cases ORDER BY municipality
