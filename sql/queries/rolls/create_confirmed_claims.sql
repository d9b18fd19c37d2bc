-- What a roll says again, word for word, of persons of whom it also says something new.
CREATE TEMP TABLE confirmed_claims (
  school_unit integer NOT NULL, number bigint NOT NULL, claim bigint NOT NULL
) ON COMMIT DROP
