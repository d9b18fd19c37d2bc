-- By which layout a delivery was read; nothing where it was read by its own headings.
SELECT layout FROM deliveries WHERE id = $1
