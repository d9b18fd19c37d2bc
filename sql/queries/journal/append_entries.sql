-- Appends entries to a log: its row gives the numbers and is held until the commit, so this is done last of all.
WITH head AS (
  INSERT INTO journals AS j (municipality, size) VALUES ($1, cardinality($2::bigint[]))
  ON CONFLICT (municipality) DO UPDATE SET size = j.size + excluded.size
  RETURNING size - cardinality($2::bigint[]) AS first
), given AS (
  SELECT head.first + told.place - 1 AS entry, told.*
  FROM head, unnest($2::bigint[], $3::timestamptz[], $4::bytea[], $5::bytea[], $6::bytea[]) WITH ORDINALITY
    AS told (act_id, recorded_at, commitment, salt, payload, place)
), entered AS (
  INSERT INTO journal_entries (municipality, entry, act_id, leaf)
  SELECT $1, entry, act_id,
    '\x01'::bytea || int2send($1) || int8send(entry) || timestamptz_send(recorded_at) || commitment
  FROM given ORDER BY entry
)
INSERT INTO journal_payloads (municipality, entry, salt, payload) SELECT $1, entry, salt, payload FROM given ORDER BY entry
