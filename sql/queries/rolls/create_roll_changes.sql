-- What a roll changes, before anything is changed.
CREATE TEMP TABLE roll_changes (
  what text NOT NULL, old_id bigint, number bigint NOT NULL, school_unit integer NOT NULL, first_day date NOT NULL,
  source_id integer NOT NULL, form smallint NOT NULL, programme text NOT NULL, valid_until date, ended_by smallint,
  stated_until date, stated_ended_by smallint, claim bigint, organiser bigint, row_number integer, notice_id bigint,
  was_ended boolean NOT NULL, old_delivery_id bigint
) ON COMMIT DROP
