-- Who is who: that one number leads to another, what hints at it, and what somebody has decided against.

-- A person is the number at the end of a chain of links, with every number that leads to it. Facts stay under the number
-- that was told: a link unites them where they are read, and closing it parts them again.
CREATE TABLE identity_links (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  leads_to bigint NOT NULL,
  -- The day that the source gives, for people to see; facts are united whole.
  since date NOT NULL,
  -- A source's name, or 'person'.
  told_by text NOT NULL,
  delivery_id bigint REFERENCES deliveries,
  row_number integer,
  decided_by text,
  decided_why text,
  -- Who undid it. The register itself, where it later told another number.
  undone_by text,
  undone_why text,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT identity_links_lead_elsewhere CHECK (number <> leads_to),
  CONSTRAINT identity_links_told_by_a_file_or_decided_by_somebody
    CHECK ((delivery_id IS NOT NULL) <> (decided_by IS NOT NULL)),
  CONSTRAINT identity_links_decided_for_a_reason CHECK ((decided_by IS NULL) = (decided_why IS NULL)),
  CONSTRAINT identity_links_undone_by_somebody_for_a_reason
    CHECK ((known_until < 'infinity') = (undone_by IS NOT NULL AND undone_why IS NOT NULL)),
  CONSTRAINT identity_links_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE UNIQUE INDEX identity_links_one_believed_per_number ON identity_links (number) WHERE known_until = 'infinity';
CREATE INDEX identity_links_of_a_number ON identity_links (number);
CREATE INDEX identity_links_to_a_number ON identity_links (leads_to);

-- That a source says that two of its numbers are one person: for somebody to decide.
CREATE TABLE identity_hints (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id integer NOT NULL REFERENCES sources,
  number bigint NOT NULL,
  other bigint NOT NULL,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT identity_hints_name_two CHECK (number <> other),
  CONSTRAINT identity_hints_told_once UNIQUE (source_id, number, other)
);

-- Two numbers that somebody has found to be two persons, or no matter: not asked about again. The lower number first.
CREATE TABLE identity_dismissals (
  number bigint NOT NULL,
  other bigint NOT NULL,
  dismissed_by text NOT NULL,
  dismissed_why text NOT NULL,
  dismissed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT identity_dismissals_lower_first CHECK (number < other),
  PRIMARY KEY (number, other)
);

-- That the population register tells of a person's current number without a mark of protection: what it had under a
-- former number ends there. A fact of its own, so that undoing the link gives the former number its mark back.
CREATE TABLE absent_marks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigint NOT NULL,
  day date NOT NULL,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT absent_marks_known_before_they_are_unlearned CHECK (known_from < known_until)
);
CREATE INDEX absent_marks_by_number ON absent_marks (number);

ALTER TABLE acts DROP CONSTRAINT acts_kind_is_known;
ALTER TABLE acts ADD CONSTRAINT acts_kind_is_known CHECK (kind IN
  ('opened', 'contact', 'occupation', 'mapping', 'note', 'assigned', 'verified', 'closing-proposed',
   'closing-withdrawn', 'closed', 'reopened', 'decision', 'numbers-linked', 'numbers-unlinked'));
