-- The spells that a notice holds against their rolls.
SELECT id, first_day, stated_until, stated_ended_by, claim IS NULL FROM enrolments
WHERE notice_id = $1 AND known_until = 'infinity'
