-- The municipalities that nights are done for.
SELECT municipality FROM decision_marks ORDER BY municipality
