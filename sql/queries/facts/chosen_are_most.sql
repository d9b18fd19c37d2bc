-- Whether the chosen are most of those the register knows, as far as the planner knows.
SELECT count(*) * 2 > (SELECT reltuples FROM pg_class WHERE oid = 'persons'::regclass) FROM chosen
