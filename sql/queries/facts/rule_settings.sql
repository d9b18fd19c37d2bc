-- A municipality's settings of the rule, by what was known at a time.
SELECT id, holds_from, autumn_day, summer_from, admitted_within FROM rule_settings
WHERE municipality = $1 AND known_from <= $2 AND (known_until > $2 OR known_until = 'infinity')
ORDER BY holds_from
