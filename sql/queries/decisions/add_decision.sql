-- Writes down a decision.
INSERT INTO decisions (id, number, kind, decided_on, content, why, deciders, presenters, participants, replaces, fact_id,
  act_id, recorded_by)
OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
