-- Lets go of a held file's bytes once somebody has decided.
DELETE FROM held_pieces WHERE delivery_id = $1
