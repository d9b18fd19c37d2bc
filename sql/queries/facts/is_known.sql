-- Whether anything at all is known of some numbers.
SELECT EXISTS (SELECT 1 FROM persons WHERE number = ANY ($1))
  OR EXISTS (SELECT 1 FROM enrolments WHERE number = ANY ($1) AND known_until = 'infinity')
  OR EXISTS (SELECT 1 FROM enrolments WHERE number = ANY ($1) AND known_until < 'infinity')
  OR EXISTS (SELECT 1 FROM residences WHERE number = ANY ($1) AND known_until = 'infinity')
  OR EXISTS (SELECT 1 FROM residences WHERE number = ANY ($1) AND known_until < 'infinity')
