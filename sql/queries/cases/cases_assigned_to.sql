-- By which numbers a colleague's open cases in a municipality were opened.
SELECT number FROM cases WHERE municipality = $1 AND assigned_to = $2 AND closed_on IS NULL ORDER BY number
