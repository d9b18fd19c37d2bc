-- Puts the indexes of the spells away where there is no spell at all.
SELECT open_empty_enrolments()
