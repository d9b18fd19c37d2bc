-- What the roll last said of a spell holds again.
INSERT INTO enrolments (number, school_unit, first_day, source_id, form, programme, valid_until, ended_by, stated_until,
  stated_ended_by, claim, organiser, delivery_id, row_number, missing_delivery_id, notice_id, known_from)
SELECT number, school_unit, first_day, source_id, form, programme, stated_until, stated_ended_by, stated_until,
  stated_ended_by, claim, organiser, delivery_id, row_number,
  CASE WHEN stated_ended_by IN (3, 4) THEN missing_delivery_id END, NULL, $2
FROM enrolments WHERE id = $1
