-- A spell, a residence or a person that no delivery told of.
SELECT e.id FROM enrolments e LEFT JOIN deliveries d ON d.id = e.delivery_id WHERE d.id IS NULL
UNION ALL
SELECT r.id FROM residences r LEFT JOIN deliveries d ON d.id = r.delivery_id WHERE d.id IS NULL
UNION ALL
SELECT p.number FROM persons p LEFT JOIN deliveries d ON d.id = p.delivery_id WHERE d.id IS NULL
