-- How a reader ($2) stands to a person by all numbers ($1), were the person protected: whether only named staff may read,
-- whether a reader must say why, whether this one is named, has an open case or an emergency under way.
WITH places AS (
  SELECT municipality FROM residences WHERE number = ANY ($1) AND known_until = 'infinity'
  UNION
  SELECT municipality FROM cases WHERE number = ANY ($1)
), newest AS (
  SELECT DISTINCT ON (municipality) municipality, protected_access, protected_why, emergency_minutes
  FROM access_settings WHERE municipality = 0 OR municipality IN (SELECT municipality FROM places)
  ORDER BY municipality, id DESC
), holding AS (
  SELECT * FROM newest WHERE municipality <> 0
  UNION ALL
  SELECT * FROM newest WHERE municipality = 0 AND (NOT EXISTS (SELECT FROM places)
    OR EXISTS (SELECT FROM places p WHERE p.municipality NOT IN (SELECT n.municipality FROM newest n)))
), settings AS (
  SELECT coalesce(bool_or(protected_access = 'named'), false) AS is_named,
    coalesce(bool_or(protected_why), false) AS needs_why, coalesce(min(emergency_minutes), 60) AS minutes
  FROM holding
)
SELECT is_named OR EXISTS (SELECT FROM access_grants WHERE number = ANY ($1)),
  needs_why,
  EXISTS (SELECT FROM access_grants WHERE number = ANY ($1) AND staff = $2 AND revoked_at IS NULL),
  EXISTS (SELECT FROM cases WHERE number = ANY ($1) AND assigned_to = $2 AND closed_on IS NULL),
  coalesce(emergency_access_until($2, $1, minutes) > clock_timestamp(), false)
FROM settings
