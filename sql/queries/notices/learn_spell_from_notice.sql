-- What is believed of a spell after a notice: its end, and that the notice holds.
INSERT INTO enrolments (number, school_unit, first_day, source_id, form, programme, valid_until, ended_by, stated_until,
  stated_ended_by, claim, organiser, delivery_id, row_number, missing_delivery_id, notice_id, known_from)
SELECT number, school_unit, first_day, source_id, form, programme, $2, $3, stated_until, stated_ended_by, claim,
  organiser, delivery_id, row_number, missing_delivery_id, $4, $5
FROM enrolments WHERE id = $1
