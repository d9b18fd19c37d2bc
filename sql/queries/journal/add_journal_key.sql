-- Keeps a key's public part. Two who make one at once are parted by its place.
INSERT INTO journal_keys (place, public_key, handed_on_by, made_by) VALUES ($1, $2, $3, $4)
