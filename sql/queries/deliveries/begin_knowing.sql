-- Waits for whoever else is learning, and gives the instant this transaction's knowledge is stamped with.
SELECT begin_knowing()
