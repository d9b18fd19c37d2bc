-- Builds the indexes of the spells that were put away.
SELECT close_filled_enrolments()::text
