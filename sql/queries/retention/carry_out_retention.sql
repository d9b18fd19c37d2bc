-- Carries out a run that somebody else proposed, and tells whose payloads in the journals were destroyed.
SELECT by_rule, log, destroyed_entry FROM carry_out_retention($1, $2, $3)
