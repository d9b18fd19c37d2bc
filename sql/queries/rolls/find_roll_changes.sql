-- Compares the staged rows with the spells that are believed: what starts, changes, comes back, is missing or withdrawn.
-- $1 source, $2 the roll's day, $3 complete, $4 organiser or null, $5 whether units are compared whole.
-- A spell that a notice began is the roll's own from the first row on that tells it, where the source has none like it.
WITH spells AS (
  SELECT e.* FROM enrolments e JOIN touched_units t USING (school_unit) WHERE e.known_until = 'infinity' AND $5
  UNION ALL
  SELECT e.* FROM enrolments e JOIN touched_spells t USING (number, school_unit) WHERE e.known_until = 'infinity'
), believed AS (
  SELECT spells.*, n.event,
    CASE WHEN n.event = 3 THEN spells.first_day ELSE greatest(n.day + 1, spells.first_day) END AS notice_until,
    spells.source_id = $1 AND ($4::bigint IS NULL OR spells.organiser IS NULL OR spells.organiser = $4)
      OR spells.source_id IN (SELECT id FROM sources WHERE kind = 'notice') AS is_in_scope,
    CASE WHEN spells.source_id = $1 THEN true
      WHEN spells.source_id IN (SELECT id FROM sources WHERE kind = 'notice') THEN NOT EXISTS (
        SELECT 1 FROM enrolments own
        WHERE own.known_until = 'infinity' AND own.number = spells.number AND own.school_unit = spells.school_unit
          AND own.first_day = spells.first_day
          AND (own.source_id = $1
            OR own.id < spells.id AND own.source_id IN (SELECT id FROM sources WHERE kind = 'notice')))
      ELSE false END AS can_be_told
  FROM spells LEFT JOIN notices n ON n.id = spells.notice_id
  -- What the roll says again, word for word, is told of and unchanged.
  WHERE NOT EXISTS (
    SELECT 1 FROM confirmed_claims c
    WHERE c.number = spells.number AND c.school_unit = spells.school_unit AND c.claim = spells.claim
      AND spells.source_id = $1)
), compared AS (
  SELECT s.row_number, s.form, s.programme, s.until, s.ended_by, s.claim, b.id AS old_id, b.event, b.notice_until,
    coalesce(s.number, b.number) AS number, coalesce(s.school_unit, b.school_unit) AS school_unit,
    coalesce(s.first_day, b.first_day) AS first_day, b.source_id, b.is_in_scope, b.form AS old_form,
    b.programme AS old_programme, b.valid_until, b.ended_by AS old_ended_by, b.stated_until, b.stated_ended_by,
    b.claim AS old_claim, b.organiser, b.notice_id, b.row_number AS old_row, b.delivery_id AS old_delivery_id,
    s.number IS NOT NULL AS is_told,
    s.number IS NULL AND NOT b.can_be_told AND b.source_id <> $1 AND EXISTS (
      SELECT 1 FROM staged_rows told
      WHERE told.number = b.number AND told.school_unit = b.school_unit AND told.first_day = b.first_day)
      AS is_told_elsewhere,
    coalesce(b.valid_until > b.first_day, b.id IS NOT NULL) AS is_live,
    -- The notice holds against the row: the row is open, or ends after the notice's day.
    b.notice_id IS NOT NULL AND b.event <> 1 AND (b.event = 3 OR s.until IS NULL OR s.until > b.notice_until)
      AS is_contradicted
  FROM staged_rows s
  FULL JOIN believed b ON b.number = s.number AND b.school_unit = s.school_unit AND b.first_day = s.first_day
    AND b.can_be_told
), judged AS (
  SELECT *, CASE
    WHEN is_told AND old_id IS NULL THEN 'started'
    WHEN is_told AND old_claim IS NULL AND old_ended_by IN (3, 4) AND NOT is_contradicted THEN 'restored'
    WHEN is_told AND (old_claim IS DISTINCT FROM claim OR $4 IS NOT NULL AND organiser IS DISTINCT FROM $4) THEN 'changed'
    WHEN is_told AND is_contradicted THEN 'contradicted'
    WHEN is_told_elsewhere AND is_in_scope AND is_live THEN 'withdrawn'
    WHEN NOT is_told AND $3 AND is_in_scope AND number NOT IN (SELECT number FROM kept_numbers) THEN
      CASE WHEN is_live AND first_day > $2 THEN 'withdrawn'
        WHEN is_live AND (valid_until IS NULL OR valid_until > $2) THEN 'missing'
        -- The roll no longer has what a notice ended or withdrew.
        WHEN notice_id IS NOT NULL AND old_claim IS NOT NULL THEN 'agreed' END
    END AS what
  FROM compared
)
INSERT INTO roll_changes
SELECT what, old_id, number, school_unit, first_day, CASE WHEN is_told THEN $1 ELSE source_id END,
  CASE WHEN is_told THEN form ELSE old_form END,
  CASE WHEN is_told THEN programme ELSE old_programme END,
  CASE WHEN what = 'withdrawn' THEN first_day WHEN what = 'missing' THEN greatest($2, first_day)
    WHEN what = 'agreed' THEN valid_until WHEN is_contradicted THEN notice_until ELSE until END,
  CASE WHEN what = 'withdrawn' THEN 4 WHEN what = 'missing' THEN 3
    WHEN what = 'agreed' THEN old_ended_by
    WHEN is_contradicted THEN CASE event WHEN 2 THEN 2 WHEN 3 THEN 4 ELSE 1 END
    WHEN notice_id IS NOT NULL AND event = 2 AND until IS NOT NULL THEN 2
    ELSE ended_by END,
  -- What the source says of a spell that its roll lacks: that it ended on the roll's day, or never was.
  CASE WHEN is_told THEN until WHEN stated_until <= $2 THEN stated_until ELSE greatest($2, first_day) END,
  CASE WHEN is_told THEN ended_by WHEN stated_until <= $2 THEN stated_ended_by WHEN first_day > $2 THEN 4 ELSE 3 END,
  claim,
  CASE WHEN is_told THEN coalesce($4, organiser) ELSE organiser END,
  coalesce(row_number, old_row), notice_id, valid_until IS NOT NULL, old_delivery_id
FROM judged
WHERE what IS NOT NULL
