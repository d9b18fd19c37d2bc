-- Reasons to open a case again, a list of codes like those of why it was closed, and ours until another is put in.

ALTER TABLE codes DROP CONSTRAINT codes_list_is_known;
ALTER TABLE codes ADD CONSTRAINT codes_list_is_known
  CHECK (list IN ('occupation', 'measure', 'measure-end', 'closing', 'reopening'));
INSERT INTO codes (list, place, code, swedish, english, origin, set_by, valid_from)
SELECT 'reopening', row_number() OVER (), code, swedish, english, 'fullfolj', 'fullfolj', '2015-01-01' FROM (VALUES
  ('mistake', 'avslutades av misstag', 'closed by mistake'),
  ('covered-again', 'omfattas igen', 'covered again'),
  ('studies-ended', 'studierna upphörde', 'studies ended'),
  ('moved-back', 'flyttade tillbaka', 'moved back'),
  ('youth-asked', 'den unga bad om det', 'the youth asked for it'),
  ('other', 'annat', 'other')) AS shipped (code, swedish, english);
