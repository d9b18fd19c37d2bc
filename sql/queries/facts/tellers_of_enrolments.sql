-- Which source told spells of studies, and the organiser whose roll did.
SELECT id, source_id, organiser FROM enrolments WHERE id = ANY ($1)
