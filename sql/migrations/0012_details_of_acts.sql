-- Acts of more kinds, each with what belongs to its kind alone.

-- Which kinds there are stands in the programs, one file a kind; what the database holds is that a kind is a word.
ALTER TABLE acts DROP CONSTRAINT acts_kind_is_known;
ALTER TABLE acts ADD CONSTRAINT acts_kind_is_a_word CHECK (kind ~ '^[a-z]+(-[a-z]+)*$');

-- What belongs to the kind alone, as JSON in the one way that the programs write it, so that a digest of the act is a
-- digest of what it says. It is text because PostgreSQL would write jsonb its own way.
ALTER TABLE acts ADD COLUMN details text
  CONSTRAINT acts_details_are_an_object CHECK (jsonb_typeof(details::jsonb) = 'object');
