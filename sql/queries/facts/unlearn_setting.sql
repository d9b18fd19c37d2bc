-- Closes what was set for a day.
UPDATE rule_settings SET known_until = $3
WHERE municipality = $1 AND holds_from = $2 AND known_until = 'infinity'
RETURNING autumn_day, summer_from, admitted_within
