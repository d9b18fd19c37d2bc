-- The instant up to which everything is learned that this snapshot can see.
SELECT last_stamp FROM register_clock
