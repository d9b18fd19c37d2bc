-- A case's acts, newest first.
SELECT id, kind, happened_on, recorded_at, recorded_by, channel, result, reached, occupation, occupation_from,
  occupation_until, told_by, reason, assigned_to, note, corrects_act_id, details, emptied_in_run IS NOT NULL
FROM acts WHERE case_id = $1 ORDER BY happened_on DESC, id DESC
