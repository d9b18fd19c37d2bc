-- Two versions of one spell believed at the same time.
SELECT a.id FROM enrolments a JOIN enrolments b USING (source_id, number, school_unit, first_day)
WHERE a.id < b.id AND a.known_from < b.known_until AND b.known_from < a.known_until
