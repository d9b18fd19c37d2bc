-- The school has been heard of a person (some numbers) whom its system had deleted: that question is answered.
UPDATE follow_ups SET settled_at = clock_timestamp(), settled_why = $2
WHERE number = ANY ($1) AND kind = 'verify-with-school' AND why = 'person-deleted-in-source' AND settled_at IS NULL
