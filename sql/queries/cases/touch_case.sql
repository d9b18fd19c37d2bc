-- Another act makes another version of a case.
UPDATE cases SET version = version + 1 WHERE id = $1
