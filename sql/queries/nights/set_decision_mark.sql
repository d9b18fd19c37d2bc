-- How far a municipality's stored decisions reach from now on.
INSERT INTO decision_marks (municipality, stamp, rule_edition, business_date) VALUES ($1, $2, $3, $4)
ON CONFLICT (municipality) DO UPDATE SET stamp = excluded.stamp, rule_edition = excluded.rule_edition,
  business_date = excluded.business_date
WHERE (decision_marks.stamp, decision_marks.rule_edition, decision_marks.business_date)
  IS DISTINCT FROM (excluded.stamp, excluded.rule_edition, excluded.business_date)
