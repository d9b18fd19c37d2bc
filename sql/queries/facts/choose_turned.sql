-- Those of a municipality whose stored decision does not reach the day, or of whom something was learned after a stamp;
-- each with all of the person's numbers. What is learned of one of them is learned of the person. No decision begins after
-- the day of the last night ($4), so an earlier day alone has to look for such.
INSERT INTO chosen
WITH learned AS (
  SELECT number FROM residences WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM first_registrations WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM protections WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM enrolments WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM qualifications WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM schooling_decisions WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM equivalence_decisions WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM not_studying_confirmations WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM case_periods WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT number FROM absent_marks WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
  UNION ALL
  SELECT unnest(ARRAY[number, leads_to]) FROM identity_links
  WHERE known_from > $3 OR known_until > $3 AND known_until < 'infinity'
), concerned AS (
  SELECT number FROM learned
  UNION
  SELECT l.number FROM linked l WHERE l.person IN (SELECT own.person FROM linked own JOIN learned USING (number))
), asked AS (
  SELECT number FROM outcomes WHERE municipality = $1 AND next_turn <= $2
  UNION ALL
  SELECT number FROM outcomes WHERE municipality = $1 AND holds_from > $2 AND $4 > $2
  UNION
  SELECT l.number FROM concerned l
  WHERE EXISTS (SELECT 1 FROM outcomes o WHERE o.number = l.number AND o.municipality = $1)
    OR EXISTS (SELECT 1 FROM residences r WHERE r.number = l.number AND r.municipality = $1)
    OR EXISTS (SELECT 1 FROM case_periods c WHERE c.number = l.number AND c.municipality = $1)
), gathered AS MATERIALIZED (
  SELECT DISTINCT l.person FROM linked l JOIN asked USING (number)
)
SELECT number, number AS person, 0 AS steps FROM asked a WHERE NOT EXISTS (SELECT 1 FROM linked l WHERE l.number = a.number)
UNION ALL
SELECT l.number, l.person, l.steps FROM linked l JOIN gathered USING (person)
