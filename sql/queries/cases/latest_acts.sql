-- The acts that were written last in a case, newest first.
SELECT id, kind, happened_on, recorded_at, recorded_by, channel, result, reached, occupation, occupation_from,
  occupation_until, told_by, reason, assigned_to, note, corrects_act_id, details, emptied_in_run IS NOT NULL
FROM acts WHERE case_id = $1 ORDER BY id DESC LIMIT $2
