-- Keeps a signed head, beside the file outside.
INSERT INTO journal_heads (municipality, size, note) VALUES ($1, $2, $3)
