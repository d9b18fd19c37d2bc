-- A held delivery's findings are written anew when it is applied.
DELETE FROM findings WHERE delivery_id = $1
