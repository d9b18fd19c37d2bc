-- Streams what is stored of everyone's decisions in a municipality. Rows of persons who are not chosen are passed over by
-- whoever reads.
DECLARE every_outcome NO SCROLL CURSOR FOR
SELECT number AS person, outcome, reason, rule_version, holds_from, next_turn FROM outcomes WHERE municipality = $1
ORDER BY number
