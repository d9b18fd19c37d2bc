-- Which file and row a spell rests on, which roll lacked it, which notice holds.
SELECT s.name, d.file_name, f.row_number, f.known_from, f.first_day, f.valid_until, m.file_name, f.school_unit, f.form,
  f.programme, f.ended_by, ms.name, nd.file_name, n.row_number, ns.name
FROM enrolments f JOIN deliveries d ON d.id = f.delivery_id JOIN sources s ON s.id = d.source_id
LEFT JOIN deliveries m ON m.id = f.missing_delivery_id LEFT JOIN sources ms ON ms.id = m.source_id
LEFT JOIN notices n ON n.id = f.notice_id LEFT JOIN deliveries nd ON nd.id = n.delivery_id
LEFT JOIN sources ns ON ns.id = nd.source_id
WHERE f.id = $1
