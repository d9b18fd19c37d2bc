-- The newest day that an accepted delivery of a scope speaks of.
SELECT max(as_of) FROM deliveries WHERE source_id = $1 AND scope = $2 AND verdict = 'applied'
