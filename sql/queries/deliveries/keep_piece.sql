-- Keeps a piece of a held file.
INSERT INTO held_pieces (delivery_id, piece, content) VALUES ($1, $2, $3)
