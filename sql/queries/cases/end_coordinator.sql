-- Ends whoever coordinates a municipality's casework.
UPDATE coordinators SET valid_until = greatest($2, valid_from) WHERE municipality = $1 AND valid_until IS NULL
