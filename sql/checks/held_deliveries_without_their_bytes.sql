-- A held delivery that could not be accepted, or a decided one whose bytes are still kept.
SELECT d.id FROM deliveries d
WHERE (d.verdict = 'held') <> EXISTS (SELECT 1 FROM held_pieces p WHERE p.delivery_id = d.id)
