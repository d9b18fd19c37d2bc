-- A service was asked at a time: with its lists brought, or with the code of the error it ended with. The clocks of two
-- machines differ, so deletions of the last minutes are asked for once more.
INSERT INTO source_pulls AS known (source_id, reached, pulled_at, tried_at, failures, failure)
SELECT id, CASE WHEN $3::text IS NULL THEN $2::timestamptz - interval '10 minutes' END,
  CASE WHEN $3 IS NULL THEN $2 END, $2, CASE WHEN $3 IS NULL THEN 0 ELSE 1 END, $3
FROM sources WHERE name = $1
ON CONFLICT (source_id) DO UPDATE
SET reached = coalesce(excluded.reached, known.reached), pulled_at = coalesce(excluded.pulled_at, known.pulled_at),
  tried_at = excluded.tried_at, failure = excluded.failure,
  failures = CASE WHEN excluded.failure IS NULL THEN 0 ELSE known.failures + 1 END
