-- Waits until nobody is learning: from here on, whatever is learned is stamped later than now.
SELECT pg_advisory_lock_shared(7305, 1), pg_advisory_unlock_shared(7305, 1), clock_timestamp()
