-- A confirmation that a protected person is not studying no longer holds.
UPDATE not_studying_confirmations SET known_until = $2 WHERE id = $1 AND known_until = 'infinity'
