-- One notice.
SELECT n.id, n.number, n.school_unit, n.event, n.day, n.received, n.organiser, n.state, n.state_why, s.name, d.file_name,
  n.row_number
FROM notices n JOIN deliveries d ON d.id = n.delivery_id JOIN sources s ON s.id = d.source_id
WHERE n.id = $1
