-- What makes a first roll and a slightly changed one cheap: memory in pieces, and a way to fill an empty table.

-- What a scope's last complete roll said of each unit, as digests, in pieces: a roll that changes little adds a small
-- piece instead of writing everything anew. A unit with a piece without digests must be compared spell by spell next time.
-- What was remembered in the earlier form is forgotten: the next complete roll is compared whole, and remembered anew.
ALTER TABLE roll_fingerprints
  DROP COLUMN entries,
  DROP CONSTRAINT roll_fingerprints_pkey,
  ADD COLUMN piece integer NOT NULL DEFAULT 0,
  -- Eight bytes each, big-endian: the digests of the rows that were said, in any order, and their persons' numbers in the
  -- same order.
  ADD COLUMN digests bytea,
  ADD COLUMN numbers bytea,
  -- The digests of earlier pieces that no longer hold.
  ADD COLUMN gone bytea,
  ADD CONSTRAINT roll_fingerprints_pkey PRIMARY KEY (source_id, scope, school_unit, piece),
  ADD CONSTRAINT roll_fingerprints_pieces_are_whole CHECK (
    (digests IS NULL) = (numbers IS NULL) AND (digests IS NULL) = (gone IS NULL)
    AND length(digests) = length(numbers) AND length(digests) % 8 = 0 AND length(gone) % 8 = 0);
ALTER TABLE roll_fingerprints ALTER COLUMN digests SET STORAGE EXTERNAL, ALTER COLUMN numbers SET STORAGE EXTERNAL,
  ALTER COLUMN gone SET STORAGE EXTERNAL;

-- Takes so many ids for spells that are about to be copied in, and gives the first. Only whoever is learning may ask:
-- begin_knowing() sees to it that nobody else takes any meanwhile.
CREATE FUNCTION reserve_enrolment_ids(wanted bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
DECLARE
  ids text := pg_get_serial_sequence('enrolments', 'id');
  first bigint := nextval(ids);
BEGIN
  PERFORM setval(ids, first + wanted);
  RETURN first;
END $$;

-- Where there is no spell at all, and nobody is reading the table, it is made new and its indexes are put away until
-- close_filled_enrolments(), in the same transaction: built in one go they cost a fraction. Otherwise nothing is done,
-- and the answer is false. Whoever may only add spells may call these, so they do nothing to a table that has any.
CREATE FUNCTION open_empty_enrolments() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM enrolments) THEN RETURN false; END IF;
  BEGIN
    LOCK TABLE enrolments IN ACCESS EXCLUSIVE MODE NOWAIT;
  EXCEPTION WHEN lock_not_available THEN
    RETURN false;
  END;
  IF EXISTS (SELECT FROM enrolments) THEN RETURN false; END IF;
  TRUNCATE enrolments;
  ALTER TABLE enrolments DROP CONSTRAINT enrolments_pkey;
  DROP INDEX enrolments_one_believed_version_per_spell, enrolments_of_a_unit, enrolments_learned;
  RETURN true;
END $$;

-- Builds what open_empty_enrolments() put away.
CREATE FUNCTION close_filled_enrolments() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = fullfolj, pg_temp SET maintenance_work_mem = '128MB' AS $$
BEGIN
  CREATE UNIQUE INDEX enrolments_one_believed_version_per_spell
    ON enrolments (number, school_unit, first_day, source_id) WHERE known_until = 'infinity';
  ALTER TABLE enrolments ADD PRIMARY KEY (id);
  CREATE INDEX enrolments_of_a_unit ON enrolments (school_unit) WHERE known_until = 'infinity';
  CREATE INDEX enrolments_learned ON enrolments USING brin (known_from);
END $$;

-- The delivery of a person and of a residence, like that of a spell, is looked after by a check (sql/checks) and not row
-- by row: that was half the time of a population file. No delivery is ever deleted.
ALTER TABLE persons DROP CONSTRAINT persons_delivery_id_fkey;
ALTER TABLE residences DROP CONSTRAINT residences_delivery_id_fkey, DROP CONSTRAINT residences_ended_delivery_id_fkey;
