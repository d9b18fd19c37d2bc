-- Another date of first registration than the one believed.
UPDATE first_registrations f SET known_until = $1 FROM staged_people s
WHERE f.number = s.number AND f.known_until = 'infinity' AND s.immigrated IS NOT NULL AND f.first_day <> s.immigrated
