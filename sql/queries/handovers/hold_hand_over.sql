-- Holds a hand-over that was offered here while it goes a step.
SELECT 1 FROM hand_overs WHERE municipality = $1 AND id = $2 FOR UPDATE
