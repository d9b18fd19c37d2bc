-- A spell that no delivery told of.
SELECT e.id FROM enrolments e LEFT JOIN deliveries d ON d.id = e.delivery_id WHERE d.id IS NULL
