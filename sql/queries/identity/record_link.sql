-- The act, in every case of some numbers, of learning that they are one person or that they are not.
WITH recorded AS (
  INSERT INTO acts (case_id, kind, happened_on, recorded_by, reason, note, details)
  SELECT id, $2, greatest($3, opened_on), $4, $5, $6, $7 FROM cases WHERE number = ANY ($1) ORDER BY id
  RETURNING case_id, acts.id
)
UPDATE cases SET version = version + 1 FROM recorded WHERE cases.id = recorded.case_id
RETURNING recorded.id
