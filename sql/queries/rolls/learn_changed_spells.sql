-- Opens what is believed of them from now on.
INSERT INTO enrolments (number, school_unit, first_day, source_id, form, programme, valid_until, ended_by, stated_until,
  stated_ended_by, claim, organiser, delivery_id, row_number, missing_delivery_id, notice_id, known_from)
SELECT c.number, c.school_unit, c.first_day, c.source_id, c.form, c.programme, c.valid_until, c.ended_by, c.stated_until,
  c.stated_ended_by, c.claim, c.organiser,
  CASE WHEN c.what IN ('missing', 'withdrawn', 'agreed') THEN c.old_delivery_id ELSE $2 END,
  coalesce(c.row_number, 0),
  CASE WHEN c.what IN ('missing', 'withdrawn', 'agreed') THEN $2 END, c.notice_id, $1
FROM roll_changes c
WHERE c.what <> 'contradicted'
ORDER BY c.number
