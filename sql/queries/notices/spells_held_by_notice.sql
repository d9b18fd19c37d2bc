-- The spells that a notice holds against their rolls.
SELECT id FROM enrolments WHERE notice_id = $1 AND known_until = 'infinity'
