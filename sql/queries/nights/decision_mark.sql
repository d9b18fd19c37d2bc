-- How far a municipality's stored decisions reach.
SELECT stamp, rule_edition, business_date FROM decision_marks WHERE municipality = $1
