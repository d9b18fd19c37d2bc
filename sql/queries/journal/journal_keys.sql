-- The keys that heads have been signed by, in their order.
SELECT place, public_key, handed_on_by, made_at, made_by FROM journal_keys ORDER BY place
