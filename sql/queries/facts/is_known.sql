-- Whether anything at all is known of a number, and where the person lives now.
SELECT EXISTS (SELECT 1 FROM persons WHERE number = $1) OR EXISTS (SELECT 1 FROM enrolments WHERE number = $1)
  OR EXISTS (SELECT 1 FROM residences WHERE number = $1)
