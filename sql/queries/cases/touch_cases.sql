-- Another act makes another version of each case, as many as the case stands in the list.
UPDATE cases c SET version = version + told.acts
FROM (SELECT id, count(*)::integer AS acts FROM unnest($1::bigint[]) AS listed (id) GROUP BY id) told
WHERE c.id = told.id
