-- A source by its name, made on first mention.
WITH made AS (
  INSERT INTO sources (name, kind) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING id, kind, guard_share, guard_floor
)
SELECT id, kind, guard_share, guard_floor FROM made
UNION ALL
SELECT id, kind, guard_share, guard_floor FROM sources WHERE name = $1
