-- Who confirmed that a protected person is not studying.
SELECT confirmed_by, known_from, day FROM not_studying_confirmations WHERE id = $1
