-- Writes down that somebody reads several persons ($1: current numbers), of whom none is protected: one entry each.
INSERT INTO access_entries (staff, reading, number, current_number, municipality, reason)
SELECT $2, $3, n, n, $4, $5 FROM unnest($1::bigint[]) WITH ORDINALITY AS t (n, place) ORDER BY place
