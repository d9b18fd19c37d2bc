-- Compares the staged rows with the spells that are believed: what starts, changes, comes back, is missing or withdrawn.
-- $1 source, $2 the roll's day, $3 complete, $4 organiser or null.
WITH spells AS (
  SELECT e.* FROM enrolments e JOIN touched_units t USING (school_unit) WHERE e.known_until = 'infinity'
  UNION ALL
  SELECT e.* FROM enrolments e JOIN touched_spells t USING (number, school_unit) WHERE e.known_until = 'infinity'
), believed AS (
  SELECT spells.*, n.event,
    CASE WHEN n.event = 3 THEN spells.first_day ELSE greatest(n.day + 1, spells.first_day) END AS notice_until,
    spells.source_id = $1 AND ($4::bigint IS NULL OR spells.organiser IS NULL OR spells.organiser = $4)
      OR spells.source_id IN (SELECT id FROM sources WHERE kind = 'notice') AS is_in_scope
  FROM spells LEFT JOIN notices n ON n.id = spells.notice_id
), compared AS (
  SELECT s.row_number, s.form, s.programme, s.until, s.ended_by, s.claim, b.id AS old_id, b.event, b.notice_until,
    coalesce(s.number, b.number) AS number, coalesce(s.school_unit, b.school_unit) AS school_unit,
    coalesce(s.first_day, b.first_day) AS first_day, b.source_id, b.is_in_scope, b.form AS old_form,
    b.programme AS old_programme, b.valid_until, b.ended_by AS old_ended_by, b.stated_until, b.stated_ended_by,
    b.claim AS old_claim, b.organiser, b.notice_id, b.row_number AS old_row,
    s.number IS NOT NULL AS is_told,
    coalesce(b.valid_until > b.first_day, b.id IS NOT NULL) AS is_live,
    -- The notice holds against the row: the row is open, or ends after the notice's day.
    b.notice_id IS NOT NULL AND b.event <> 1 AND (b.event = 3 OR s.until IS NULL OR s.until > b.notice_until)
      AS is_contradicted
  FROM staged_rows s
  FULL JOIN believed b ON b.number = s.number AND b.school_unit = s.school_unit AND b.first_day = s.first_day
    AND b.source_id = $1
), judged AS (
  SELECT *, CASE
    WHEN is_told AND old_id IS NULL THEN 'started'
    WHEN is_told AND old_claim IS NULL AND old_ended_by IN (3, 4) AND NOT is_contradicted THEN 'restored'
    WHEN is_told AND (old_claim IS DISTINCT FROM claim OR $4 IS NOT NULL AND organiser IS DISTINCT FROM $4) THEN 'changed'
    WHEN is_told AND is_contradicted THEN 'contradicted'
    WHEN NOT is_told AND $3 AND is_in_scope AND is_live AND number NOT IN (SELECT number FROM kept_numbers) THEN
      CASE WHEN first_day > $2 THEN 'withdrawn' WHEN valid_until IS NULL OR valid_until > $2 THEN 'missing' END
    END AS what
  FROM compared
)
INSERT INTO roll_changes
SELECT what, old_id, number, school_unit, first_day, coalesce(source_id, $1),
  CASE WHEN is_told THEN form ELSE old_form END,
  CASE WHEN is_told THEN programme ELSE old_programme END,
  CASE WHEN what = 'withdrawn' THEN first_day WHEN what = 'missing' THEN greatest($2, first_day)
    WHEN is_contradicted THEN notice_until ELSE until END,
  CASE WHEN what = 'withdrawn' THEN 4 WHEN what = 'missing' THEN 3
    WHEN is_contradicted THEN CASE event WHEN 2 THEN 2 WHEN 3 THEN 4 ELSE 1 END
    WHEN notice_id IS NOT NULL AND event = 2 AND until IS NOT NULL THEN 2
    ELSE ended_by END,
  CASE WHEN is_told THEN until ELSE stated_until END,
  CASE WHEN is_told THEN ended_by ELSE stated_ended_by END,
  claim,
  CASE WHEN is_told THEN coalesce($4, organiser) ELSE organiser END,
  coalesce(row_number, old_row), notice_id, valid_until IS NOT NULL
FROM judged
WHERE what IS NOT NULL
