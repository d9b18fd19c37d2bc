-- How a source's tables are read, as its people saw and saved it; and by which layout each delivery was read.

-- The newest row of a source holds; none, or one without a layout, means that the files' own headings tell. Rows are added,
-- never changed.
CREATE TABLE source_layouts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id integer NOT NULL REFERENCES sources,
  -- TOML, comments and all.
  layout text CONSTRAINT source_layouts_layout_is_not_empty CHECK (layout <> ''),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX source_layouts_of_a_source ON source_layouts (source_id, id);

-- A held roll is read again when somebody accepts it: by the same layout, whatever has been saved since.
ALTER TABLE deliveries ADD COLUMN layout text;
