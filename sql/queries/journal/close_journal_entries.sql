-- Ends the stream `journal_entry_rows`.
CLOSE journal_entry_rows
