-- The number of a decision before it is written, so that its act can name it.
SELECT nextval(pg_get_serial_sequence('decisions', 'id'))
