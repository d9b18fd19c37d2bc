-- The next rows of the stream `journal_entry_rows`.
FETCH 8192 FROM journal_entry_rows
