-- One person: $1 all numbers, $2 the current one, $3 how many steps each stands before it.
INSERT INTO chosen SELECT number, $2, steps FROM unnest($1::bigint[], $3::integer[]) AS told (number, steps)
