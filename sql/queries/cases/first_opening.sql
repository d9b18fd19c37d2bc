-- The first day on which a case was opened in a municipality.
SELECT min(opened_on) FROM cases WHERE municipality = $1
