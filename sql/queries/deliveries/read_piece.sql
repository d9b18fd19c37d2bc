-- A piece of a held file.
SELECT content FROM held_pieces WHERE delivery_id = $1 AND piece = $2
