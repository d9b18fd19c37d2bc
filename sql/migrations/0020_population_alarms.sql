-- Youths in nobody's or in two municipalities' population: what is needed to find them quickly.

-- Why the population register no longer has somebody, as it told. Not a fact of the rule, which asks only where a person
-- lives: it tells a move that nobody has told the end of from an emigration.
CREATE TABLE deregistrations (
  number bigint NOT NULL,
  reason text NOT NULL,
  day date NOT NULL,
  delivery_id bigint NOT NULL REFERENCES deliveries,
  row_number integer NOT NULL,
  PRIMARY KEY (number, reason, day)
);

-- The reasons (avregistreringsorsak) after which nobody in Sweden is responsible. Others leave the question open.
CREATE TABLE final_deregistrations (
  reason text PRIMARY KEY,
  swedish text NOT NULL,
  english text NOT NULL
);
INSERT INTO final_deregistrations VALUES
  ('AV', 'avliden', 'deceased'),
  ('UV', 'utvandrad', 'emigrated'),
  ('A', 'avliden (äldre kod)', 'deceased (older code)');

-- Who has left: few beside those who stay.
CREATE INDEX residences_ended ON residences (municipality, valid_until)
  WHERE known_until = 'infinity' AND valid_until IS NOT NULL;
-- Who has come lately.
CREATE INDEX residences_begun ON residences (municipality, valid_from) WHERE known_until = 'infinity';
-- The register's own municipalities are those whose population files it has taken in.
CREATE INDEX deliveries_of_populations ON deliveries (scope) WHERE kind = 'population' AND verdict = 'applied';
