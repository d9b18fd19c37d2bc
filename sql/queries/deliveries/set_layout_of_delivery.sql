-- By which layout a delivery was read.
UPDATE deliveries SET layout = $2 WHERE id = $1
