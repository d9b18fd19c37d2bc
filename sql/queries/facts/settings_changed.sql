-- Whether a municipality's settings were changed after a stamp.
SELECT EXISTS (SELECT 1 FROM rule_settings
  WHERE municipality = $1 AND (known_from > $2 OR known_until > $2 AND known_until < 'infinity'))
