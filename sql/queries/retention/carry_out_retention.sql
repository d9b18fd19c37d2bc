-- Carries out a run that somebody else proposed.
SELECT carry_out_retention($1, $2, $3)
