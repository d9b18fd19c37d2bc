-- How much of each kind a roll changes.
SELECT count(*) FILTER (WHERE what = 'started'), count(*) FILTER (WHERE what = 'changed'),
  count(*) FILTER (WHERE what = 'restored'), count(*) FILTER (WHERE what IN ('missing', 'withdrawn')),
  count(*) FILTER (WHERE what = 'missing'),
  count(*) FILTER (WHERE what IN ('started', 'changed', 'restored') AND valid_until IS NOT NULL AND NOT was_ended)
FROM roll_changes
