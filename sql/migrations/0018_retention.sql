-- Deletion by rule (gallring): rules as data, runs that one person proposes and another approves, and the records of it.

-- What is deleted when, by whose decision. None is shipped: the law names no period, the municipality decides. The newest
-- that is valid holds; of the municipality, else of all (municipality 0).
CREATE TABLE retention_rules (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  -- notes: free text of a case's acts. case: everything of a case. person: what is known of somebody without a case.
  -- access-log: who has read whom.
  kind text NOT NULL CONSTRAINT retention_rules_kind_is_known CHECK (kind IN ('notes', 'case', 'person', 'access-log')),
  trigger_event text NOT NULL CONSTRAINT retention_rules_trigger_is_known
    CHECK (trigger_event IN ('case-closed', '20th-birthday', 'last-act', 'reading')),
  months integer NOT NULL CONSTRAINT retention_rules_months_are_a_period CHECK (months BETWEEN 0 AND 1200),
  action text NOT NULL CONSTRAINT retention_rules_action_is_known CHECK (action IN ('delete', 'keep')),
  -- Whoever was born on a 5th, 15th or 25th is kept for research.
  spares_sample boolean NOT NULL DEFAULT false,
  decision text NOT NULL CONSTRAINT retention_rules_refer_to_a_decision CHECK (btrim(decision) <> ''),
  valid_from date NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT retention_rules_trigger_suits_the_kind CHECK (CASE kind
    WHEN 'access-log' THEN trigger_event = 'reading'
    WHEN 'person' THEN trigger_event = '20th-birthday'
    ELSE trigger_event <> 'reading' END)
);
CREATE INDEX retention_rules_of_a_municipality ON retention_rules (municipality, kind, valid_from);
CREATE TRIGGER retention_rules_are_only_added BEFORE UPDATE OR DELETE ON retention_rules
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TABLE retention_runs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality smallint NOT NULL,
  as_of date NOT NULL,
  proposed_by text NOT NULL CONSTRAINT retention_runs_have_a_proposer CHECK (btrim(proposed_by) <> ''),
  proposed_login text NOT NULL DEFAULT session_user,
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by text,
  approved_login text,
  approved_at timestamptz,
  -- The transaction that carries it out, while it does.
  carried_out_in xid8,
  CONSTRAINT retention_runs_are_approved_by_somebody CHECK (
    (approved_at IS NULL) = (approved_by IS NULL) AND (approved_at IS NULL) = (approved_login IS NULL)
    AND (carried_out_in IS NULL OR approved_at IS NOT NULL)),
  CONSTRAINT retention_runs_are_approved_by_another CHECK (lower(btrim(approved_by)) <> lower(btrim(proposed_by)))
);

-- What a run would delete, until it is carried out: then nobody is named any more.
CREATE TABLE retention_items (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES retention_runs,
  rule_id bigint NOT NULL REFERENCES retention_rules,
  kind text NOT NULL,
  -- Not a reference: the case goes first.
  case_id bigint,
  -- All of the person's, the current one first.
  numbers bigint[],
  -- Of the access log: what is older.
  read_before timestamptz,
  -- Since when it may be deleted.
  due date NOT NULL
);
CREATE INDEX retention_items_of_a_run ON retention_items (run_id);

-- What was deleted (gallringsprotokoll): kinds and counts, and nobody's name.
CREATE TABLE retention_records (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES retention_runs,
  rule_id bigint NOT NULL REFERENCES retention_rules,
  municipality smallint NOT NULL,
  kind text NOT NULL,
  decision text NOT NULL,
  -- Cases, persons, or parts of the access log.
  deleted integer NOT NULL,
  -- What was proposed and is kept: a case that was opened again, a rule that no longer holds.
  kept integer NOT NULL,
  rows_deleted bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER retention_records_are_only_added BEFORE UPDATE OR DELETE ON retention_records
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

-- The rule that holds for a kind of document on a day.
CREATE FUNCTION retention_rule_of(place smallint, of_kind text, day date) RETURNS bigint
LANGUAGE sql STABLE SET search_path = fullfolj, pg_temp AS $$
  SELECT id FROM retention_rules WHERE municipality IN (place, 0) AND kind = of_kind AND valid_from <= day
  ORDER BY municipality = 0, valid_from DESC, id DESC LIMIT 1
$$;

-- The birth date in an identity number; a coordination number's day is 60 more.
CREATE FUNCTION born(number bigint) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT make_date((number / 100000000)::integer, (number / 1000000 % 100)::integer,
    (CASE WHEN number / 10000 % 100 > 60 THEN number / 10000 % 100 - 60 ELSE number / 10000 % 100 END)::integer)
$$;

-- Whether this transaction carries out an approved run: then, and only then, rows that are otherwise only added may go.
CREATE FUNCTION retention_is_under_way() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
  SELECT EXISTS (SELECT FROM retention_runs WHERE carried_out_in = pg_current_xact_id_if_assigned())
$$;

-- Emptied by a run under a rule about notes: the act stays, and what was said in it is gone.
ALTER TABLE acts ADD COLUMN emptied_in_run bigint REFERENCES retention_runs;

CREATE OR REPLACE FUNCTION acts_are_only_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
BEGIN
  IF retention_is_under_way() AND EXISTS (
    SELECT FROM retention_items i JOIN retention_runs r ON r.id = i.run_id
    WHERE i.case_id = OLD.case_id AND r.carried_out_in = pg_current_xact_id_if_assigned())
  THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.emptied_in_run IS NOT NULL AND NEW.note IS NULL AND NEW.told_by IS NULL AND NEW.details IS NULL
      AND to_jsonb(NEW) - '{note,told_by,details,emptied_in_run}'::text[]
        = to_jsonb(OLD) - '{note,told_by,details,emptied_in_run}'::text[]
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'acts are only ever added; a correction is an act of its own' USING ERRCODE = 'insufficient_privilege';
END $$;

-- For tables whose rows are otherwise only added.
CREATE FUNCTION rows_are_only_added_or_deleted_by_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND fullfolj.retention_is_under_way() THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER access_entries_are_only_added ON access_entries;
DROP TRIGGER access_reviews_are_only_added ON access_reviews;
CREATE TRIGGER access_entries_are_only_added BEFORE UPDATE OR DELETE ON access_entries
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added_or_deleted_by_rule();
CREATE TRIGGER access_reviews_are_only_added BEFORE UPDATE OR DELETE ON access_reviews
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added_or_deleted_by_rule();

DROP TRIGGER decisions_are_only_added ON decisions;
DROP TRIGGER plan_versions_are_only_added ON plan_versions;
CREATE TRIGGER decisions_are_only_added BEFORE UPDATE OR DELETE ON decisions
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added_or_deleted_by_rule();
CREATE TRIGGER plan_versions_are_only_added BEFORE UPDATE OR DELETE ON plan_versions
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added_or_deleted_by_rule();

-- A payload goes with its salt when a rule takes what it commits to; the entry stands, and so do the heads.
CREATE TRIGGER journal_payloads_are_destroyed_by_rule BEFORE DELETE ON journal_payloads
  FOR EACH ROW EXECUTE FUNCTION rows_are_only_added_or_deleted_by_rule();

-- Deletes rows of a table with whatever refers to them, however far, so that what later versions hang on a case goes
-- with it. - Returns: how many rows.
CREATE FUNCTION delete_with_all_that_refers(target regclass, condition text) RETURNS bigint
LANGUAGE plpgsql SET search_path = fullfolj, pg_temp AS $$
DECLARE
  child record;
  total bigint := 0;
  gone bigint;
BEGIN
  FOR child IN
    SELECT c.conrelid::regclass AS name,
      (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
        FROM unnest(c.conkey) WITH ORDINALITY AS k (attribute, place)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attribute) AS columns,
      (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
        FROM unnest(c.confkey) WITH ORDINALITY AS k (attribute, place)
        JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attribute) AS keys
    FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = target AND c.conrelid <> target ORDER BY c.oid
  LOOP
    total := total + delete_with_all_that_refers(child.name,
      format('(%s) IN (SELECT %s FROM %s WHERE %s)', child.columns, child.keys, target, condition));
  END LOOP;
  EXECUTE format('DELETE FROM %s WHERE %s', target, condition);
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN total + gone;
END $$;

-- Everything that is known under some numbers of somebody without a case. - Returns: how many rows.
CREATE FUNCTION delete_person(of_numbers bigint[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = fullfolj, pg_temp AS $$
DECLARE
  place record;
  total bigint := 0;
BEGIN
  -- The digests of the rolls would else go on saying whose rows they are of.
  UPDATE roll_fingerprints SET digests = NULL, numbers = NULL, gone = NULL
  WHERE school_unit IN (SELECT school_unit FROM enrolments WHERE number = ANY (of_numbers));
  FOR place IN
    SELECT c.oid::regclass AS name, quote_ident(a.attname) AS column_name
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'fullfolj'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'bigint'::regtype
      AND a.attnum > 0 AND NOT a.attisdropped
      AND (a.attname = 'number' AND c.relname <> 'access_entries'
        OR c.relname IN ('identity_links', 'identity_hints', 'identity_dismissals') AND a.attname IN ('leads_to', 'other'))
    ORDER BY c.relname, a.attnum
  LOOP
    total := total + delete_with_all_that_refers(place.name,
      format('%s = ANY (%L::bigint[])', place.column_name, of_numbers));
  END LOOP;
  RETURN total;
END $$;

-- Carries out a run, in the transaction of whoever calls; the proposer may not. What is no longer due is kept. What was
-- deleted is recorded without saying of whom, and the list of whom is deleted too. - Returns: the entries of journals whose
-- payloads were destroyed, by rule; whoever calls tells the journals so.
CREATE FUNCTION carry_out_retention(run bigint, approver text, today date)
RETURNS TABLE (by_rule bigint, log smallint, destroyed_entry bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
DECLARE
  place smallint;
  item record;
  gone bigint;
  told bigint[];
BEGIN
  UPDATE retention_runs SET approved_by = approver, approved_login = session_user, approved_at = clock_timestamp(),
    carried_out_in = pg_current_xact_id()
  WHERE id = run AND approved_at IS NULL RETURNING municipality INTO place;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such run waits for approval' USING ERRCODE = 'no_data_found';
  END IF;
  CREATE TEMPORARY TABLE carried_out (rule_id bigint, kind text, deleted boolean, row_count bigint) ON COMMIT DROP;
  CREATE TEMPORARY TABLE destroyed (rule_id bigint, municipality smallint, entry bigint) ON COMMIT DROP;
  FOR item IN
    SELECT * FROM retention_items WHERE run_id = run
    ORDER BY array_position('{notes,case,person,access-log}'::text[], kind), id
  LOOP
    gone := NULL;
    told := '{}';
    IF item.rule_id = retention_rule_of(place, item.kind, today) THEN
      CASE item.kind
        WHEN 'notes' THEN
          PERFORM 1 FROM cases WHERE id = item.case_id AND closed_on IS NOT NULL FOR UPDATE;
          IF FOUND THEN
            told := ARRAY(SELECT id FROM acts WHERE case_id = item.case_id
              AND (note IS NOT NULL OR told_by IS NOT NULL OR details IS NOT NULL));
            UPDATE acts SET note = NULL, told_by = NULL, details = NULL, emptied_in_run = run
            WHERE id = ANY (told);
            GET DIAGNOSTICS gone = ROW_COUNT;
          END IF;
        WHEN 'case' THEN
          PERFORM 1 FROM cases WHERE id = item.case_id AND closed_on IS NOT NULL FOR UPDATE;
          IF FOUND THEN
            told := ARRAY(SELECT id FROM acts WHERE case_id = item.case_id);
            UPDATE cases SET earlier_case_id = NULL WHERE earlier_case_id = item.case_id;
            gone := delete_with_all_that_refers('cases', format('id = %s', item.case_id));
          END IF;
        WHEN 'person' THEN
          IF NOT EXISTS (SELECT FROM cases WHERE number = ANY (item.numbers)) THEN
            gone := delete_person(item.numbers);
            -- What is entered of a person beside acts: decisions.
            WITH dropped AS (
              DELETE FROM journal_payloads p USING journal_entries e
              WHERE e.municipality = p.municipality AND e.entry = p.entry AND e.act_id IS NULL
                AND convert_from(p.payload, 'UTF8') LIKE ANY (
                  SELECT '%"number":"' || number || '"%' FROM unnest(item.numbers) AS number)
              RETURNING p.municipality, p.entry
            )
            INSERT INTO destroyed SELECT item.rule_id, d.municipality, d.entry FROM dropped d;
          END IF;
        WHEN 'access-log' THEN
          gone := delete_with_all_that_refers('access_entries',
            format('municipality = %s AND at < %L', place, item.read_before));
      END CASE;
    END IF;
    WITH dropped AS (
      DELETE FROM journal_payloads p USING journal_entries e
      WHERE e.municipality = p.municipality AND e.entry = p.entry AND e.act_id = ANY (told)
      RETURNING p.municipality, p.entry
    )
    INSERT INTO destroyed SELECT item.rule_id, d.municipality, d.entry FROM dropped d;
    INSERT INTO carried_out VALUES (item.rule_id, item.kind, gone IS NOT NULL, coalesce(gone, 0));
  END LOOP;
  INSERT INTO retention_records (run_id, rule_id, municipality, kind, decision, deleted, kept, rows_deleted)
  SELECT run, c.rule_id, place, c.kind, r.decision, count(*) FILTER (WHERE c.deleted), count(*) FILTER (WHERE NOT c.deleted),
    sum(c.row_count)
  FROM carried_out c JOIN retention_rules r ON r.id = c.rule_id GROUP BY c.rule_id, c.kind, r.decision ORDER BY c.rule_id;
  DELETE FROM retention_items WHERE run_id = run;
  UPDATE retention_runs SET carried_out_in = NULL WHERE id = run;
  RETURN QUERY SELECT d.rule_id, d.municipality, d.entry FROM destroyed d ORDER BY d.rule_id, d.municipality, d.entry;
END $$;
