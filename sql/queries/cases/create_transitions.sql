-- What a night's decisions mean for cases. Of those whose numbers were linked or parted it is told also where neither
-- outcome nor reason became another, with the first day of the present run of the outcome.
CREATE TEMP TABLE transitions (
  number bigint NOT NULL, outcome smallint NOT NULL, reason smallint NOT NULL, relinked_since date
) ON COMMIT DROP
