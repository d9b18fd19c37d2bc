-- A roll that contradicts a notice is a finding, once, until a person settles it; the notice holds meanwhile.
INSERT INTO findings (delivery_id, row_number, column_name, kind, rejects_row, number, notice_id)
SELECT $1, c.row_number, 'Slutdatum', 'roll-contradicts-notice', false, c.number, c.notice_id
FROM roll_changes c JOIN notices n ON n.id = c.notice_id
WHERE c.what IN ('changed', 'contradicted') AND n.event <> 1
  AND (n.event = 3 OR c.stated_until IS NULL OR c.stated_until > n.day + 1)
  AND NOT EXISTS (
    SELECT 1 FROM findings f
    WHERE f.notice_id = c.notice_id AND f.kind = 'roll-contradicts-notice' AND f.settled_at IS NULL)
