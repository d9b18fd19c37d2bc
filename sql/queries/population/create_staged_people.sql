-- The rows of a population file.
CREATE TEMP TABLE staged_people (
  row_number integer NOT NULL, number bigint NOT NULL, municipality smallint, since date, immigrated date,
  deregistered date, is_deregistered boolean NOT NULL, mark smallint, is_mark_only boolean NOT NULL, family_name text,
  given_name text, street text, postal_code text, locality text, replaced_by bigint, deregistration_reason text
) ON COMMIT DROP
