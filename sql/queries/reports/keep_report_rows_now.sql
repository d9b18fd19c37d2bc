-- Keeps some rows of a report while it is made.
INSERT INTO report_now (case_id, block, item, place, line)
SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::integer[], $5::text[])
