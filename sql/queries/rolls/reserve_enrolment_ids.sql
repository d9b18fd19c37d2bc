-- Takes so many ids for spells, and gives the first.
SELECT reserve_enrolment_ids($1)
