-- The number of an event of many, before any of its acts is written.
SELECT nextval(pg_get_serial_sequence('batch_events', 'id'))
