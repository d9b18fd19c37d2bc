-- What sources mean by their own numbers of persons and school units (SS 12000, Edlevo), so that a file that gives only
-- those can be read. Not knowledge about anybody: nothing is decided by it, and it is overwritten by what is told last.

CREATE TABLE source_units (
  source_id integer NOT NULL REFERENCES sources,
  external_id bytea NOT NULL CONSTRAINT source_units_external_id_is_a_uuid CHECK (length(external_id) = 16),
  school_unit integer NOT NULL,
  name text,
  municipality smallint,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  PRIMARY KEY (source_id, external_id)
);

CREATE TABLE source_persons (
  source_id integer NOT NULL REFERENCES sources,
  external_id bytea NOT NULL CONSTRAINT source_persons_external_id_is_a_uuid CHECK (length(external_id) = 16),
  number bigint NOT NULL,
  -- The delivery that told that the source no longer has the person.
  deleted_delivery_id bigint REFERENCES deliveries,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  PRIMARY KEY (source_id, external_id)
);
