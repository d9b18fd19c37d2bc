-- Everything that is held of a person under all numbers ($1), table by table, each row whole, with the file that told it. A
-- table with a column of numbers or cases that is not here makes a test fail.
WITH own_cases AS (SELECT id FROM cases WHERE number = ANY ($1)),
held (name, content) AS (
  SELECT 'persons', to_jsonb(t) FROM persons t WHERE number = ANY ($1)
  UNION ALL SELECT 'identity_links', to_jsonb(t) FROM identity_links t WHERE number = ANY ($1) OR leads_to = ANY ($1)
  UNION ALL SELECT 'identity_hints', to_jsonb(t) FROM identity_hints t WHERE number = ANY ($1) OR other = ANY ($1)
  UNION ALL SELECT 'identity_dismissals', to_jsonb(t) FROM identity_dismissals t WHERE number = ANY ($1) OR other = ANY ($1)
  UNION ALL SELECT 'source_persons', to_jsonb(t) FROM source_persons t WHERE number = ANY ($1)
  UNION ALL SELECT 'residences', to_jsonb(t) FROM residences t WHERE number = ANY ($1)
  UNION ALL SELECT 'first_registrations', to_jsonb(t) FROM first_registrations t WHERE number = ANY ($1)
  UNION ALL SELECT 'protections', to_jsonb(t) FROM protections t WHERE number = ANY ($1)
  UNION ALL SELECT 'absent_marks', to_jsonb(t) FROM absent_marks t WHERE number = ANY ($1)
  UNION ALL SELECT 'enrolments', to_jsonb(t) FROM enrolments t WHERE number = ANY ($1)
  UNION ALL SELECT 'qualifications', to_jsonb(t) FROM qualifications t WHERE number = ANY ($1)
  UNION ALL SELECT 'notices', to_jsonb(t) FROM notices t WHERE number = ANY ($1)
  UNION ALL SELECT 'findings', to_jsonb(t) FROM findings t WHERE number = ANY ($1)
  UNION ALL SELECT 'schooling_decisions', to_jsonb(t) FROM schooling_decisions t WHERE number = ANY ($1)
  UNION ALL SELECT 'equivalence_decisions', to_jsonb(t) FROM equivalence_decisions t WHERE number = ANY ($1)
  UNION ALL SELECT 'not_studying_confirmations', to_jsonb(t) FROM not_studying_confirmations t WHERE number = ANY ($1)
  UNION ALL SELECT 'outcomes', to_jsonb(t) FROM outcomes t WHERE number = ANY ($1)
  UNION ALL SELECT 'outcome_changes', to_jsonb(t) FROM outcome_changes t WHERE number = ANY ($1)
  UNION ALL SELECT 'cases', to_jsonb(t) FROM cases t WHERE number = ANY ($1)
  UNION ALL SELECT 'case_periods', to_jsonb(t) FROM case_periods t WHERE number = ANY ($1)
  UNION ALL SELECT 'acts', to_jsonb(t) FROM acts t WHERE case_id IN (SELECT id FROM own_cases)
  UNION ALL SELECT 'follow_ups', to_jsonb(t) FROM follow_ups t
    WHERE number = ANY ($1) OR case_id IN (SELECT id FROM own_cases)
  UNION ALL SELECT 'decisions', to_jsonb(t) FROM decisions t WHERE number = ANY ($1)
  UNION ALL SELECT 'plan_versions', to_jsonb(t) FROM plan_versions t WHERE case_id IN (SELECT id FROM own_cases)
  UNION ALL SELECT 'measures', to_jsonb(t) FROM measures t WHERE case_id IN (SELECT id FROM own_cases)
  UNION ALL SELECT 'consents', to_jsonb(t) FROM consents t WHERE number = ANY ($1)
  UNION ALL SELECT 'hand_overs', to_jsonb(t) FROM hand_overs t WHERE number = ANY ($1)
  UNION ALL SELECT 'received_hand_overs', to_jsonb(t) FROM received_hand_overs t WHERE number = ANY ($1)
  UNION ALL SELECT 'deregistrations', to_jsonb(t) FROM deregistrations t WHERE number = ANY ($1)
  UNION ALL SELECT 'report_rows', to_jsonb(t) FROM report_rows t WHERE case_id IN (SELECT id FROM own_cases)
  UNION ALL SELECT 'retention_items', to_jsonb(t) FROM retention_items t
    WHERE numbers && $1 OR case_id IN (SELECT id FROM own_cases)
  UNION ALL SELECT 'access_grants', to_jsonb(t) FROM access_grants t WHERE number = ANY ($1)
  UNION ALL SELECT 'access_entries', to_jsonb(t) FROM access_entries t
    WHERE number = ANY ($1) OR current_number = ANY ($1)
)
SELECT h.name, (h.content || coalesce((
    SELECT jsonb_build_object('told_in', d.file_name, 'source', s.name, 'file_of', d.as_of, 'received_at', d.received_at)
    FROM deliveries d JOIN sources s ON s.id = d.source_id WHERE d.id = (h.content ->> 'delivery_id')::bigint), '{}'))::text
FROM held h
ORDER BY h.name, (h.content ->> 'id')::bigint, h.content::text
