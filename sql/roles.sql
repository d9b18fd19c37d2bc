-- The roles that programs and people connect as. They own nothing: the owner migrates, these work. Run by the owner after
-- every migration; running it again changes nothing.
DO $$
DECLARE role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['fullfolj_daemon', 'fullfolj_counsellor', 'fullfolj_inspector', 'fullfolj_auditor',
    'fullfolj_admin']
  LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', role); END IF;
  END LOOP;
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO fullfolj_daemon, fullfolj_counsellor, fullfolj_inspector',
    current_database());
END $$;

REVOKE ALL ON SCHEMA fullfolj FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA fullfolj FROM PUBLIC;
GRANT USAGE ON SCHEMA fullfolj TO fullfolj_daemon, fullfolj_counsellor, fullfolj_inspector, fullfolj_auditor, fullfolj_admin;
REVOKE ALL ON ALL TABLES IN SCHEMA fullfolj
  FROM fullfolj_daemon, fullfolj_counsellor, fullfolj_inspector, fullfolj_auditor, fullfolj_admin;
GRANT SELECT ON schema_migrations
  TO fullfolj_daemon, fullfolj_counsellor, fullfolj_inspector, fullfolj_auditor, fullfolj_admin;

-- Takes in files, decides at night, keeps the lease. Acts are added, never changed.
GRANT SELECT, INSERT, UPDATE ON register_clock, sources, deliveries, findings, roll_fingerprints, persons, residences,
  first_registrations, protections, enrolments, qualifications, notices, schooling_decisions, equivalence_decisions,
  not_studying_confirmations, rule_settings, outcomes, outcome_changes, cases, case_periods, follow_ups,
  follow_up_policies, night_runs, decision_marks, lease, source_rhythms, scope_deliveries, scope_endings, identity_links,
  identity_hints, absent_marks, source_units, source_persons, source_pulls
  TO fullfolj_daemon;
GRANT SELECT, INSERT ON source_layouts TO fullfolj_daemon;
GRANT SELECT, INSERT, DELETE ON held_pieces TO fullfolj_daemon;
GRANT DELETE ON findings, outcomes, roll_fingerprints TO fullfolj_daemon;
GRANT SELECT ON identity_dismissals TO fullfolj_daemon;
REVOKE ALL ON FUNCTION reserve_enrolment_ids, open_empty_enrolments, close_filled_enrolments FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reserve_enrolment_ids, open_empty_enrolments, close_filled_enrolments TO fullfolj_daemon;
GRANT SELECT, INSERT ON acts TO fullfolj_daemon;
GRANT SELECT, INSERT, UPDATE ON report_settings TO fullfolj_daemon;

GRANT SELECT, INSERT, UPDATE ON coordinators TO fullfolj_daemon;
GRANT SELECT ON deputies TO fullfolj_daemon;

GRANT SELECT, INSERT, UPDATE, DELETE ON codes TO fullfolj_daemon;
GRANT SELECT ON plan_versions, measures, decisions, batch_events TO fullfolj_daemon;
-- Finds youths in nobody's or in two populations.
GRANT SELECT, INSERT ON deregistrations TO fullfolj_daemon;
GRANT SELECT, INSERT, UPDATE ON hand_over_policies TO fullfolj_daemon;
GRANT SELECT ON hand_overs, received_hand_overs, final_deregistrations TO fullfolj_daemon;
-- The journal is appended to and its heads are signed; nobody changes an entry or takes one away.
GRANT SELECT, INSERT ON journals, journal_entries, journal_payloads, journal_heads, journal_keys TO fullfolj_daemon;
GRANT UPDATE (size) ON journals TO fullfolj_daemon;

-- Reads, meets youths, decides.
GRANT SELECT ON ALL TABLES IN SCHEMA fullfolj TO fullfolj_counsellor;
GRANT INSERT ON acts, follow_ups, case_periods, schooling_decisions, equivalence_decisions, not_studying_confirmations,
  qualifications, enrolments, outcomes, identity_links, identity_dismissals TO fullfolj_counsellor;
GRANT UPDATE ON register_clock, cases, follow_ups, case_periods, schooling_decisions, equivalence_decisions, outcomes,
  identity_links TO fullfolj_counsellor;
-- Parting two numbers parts what a notice of one did to a spell of the other.
GRANT UPDATE (known_until) ON enrolments TO fullfolj_counsellor;
GRANT INSERT ON plan_versions, measures TO fullfolj_counsellor;
GRANT UPDATE ON measures TO fullfolj_counsellor;
GRANT UPDATE (state, state_by, state_why) ON notices TO fullfolj_counsellor;
-- A decision that is revoked or replaced takes what it said of the person with it.
GRANT INSERT ON decisions, batch_events TO fullfolj_counsellor;
GRANT USAGE ON SEQUENCE decisions_id_seq, batch_events_id_seq TO fullfolj_counsellor;
GRANT UPDATE (known_until) ON qualifications, not_studying_confirmations TO fullfolj_counsellor;
GRANT INSERT, UPDATE ON deputies TO fullfolj_counsellor;
GRANT UPDATE (digests, numbers, gone) ON roll_fingerprints TO fullfolj_counsellor;
GRANT DELETE ON outcomes TO fullfolj_counsellor;
GRANT INSERT ON report_runs, report_rows TO fullfolj_counsellor;
-- Consents are kept when they end, and a hand-over only goes forward.
GRANT INSERT ON consents, hand_overs, received_hand_overs TO fullfolj_counsellor;
GRANT UPDATE (withdrawn_on, withdrawn_act_id) ON consents TO fullfolj_counsellor;
GRANT UPDATE (state, acknowledged_on, acknowledged_act_id, moved_at, acknowledgement_note, attended_on, attended_act_id,
  attendance_note, ended_on, ended_act_id) ON hand_overs TO fullfolj_counsellor;
GRANT UPDATE (state, acknowledged_on, acknowledged_by, acknowledged_act_id, moved_at, acknowledgement_note, attended_on,
  attended_by, attended_act_id, attendance_note) ON received_hand_overs TO fullfolj_counsellor;
GRANT INSERT ON journals, journal_entries, journal_payloads TO fullfolj_counsellor;
GRANT UPDATE (size) ON journals TO fullfolj_counsellor;

-- Only reads.
GRANT SELECT ON ALL TABLES IN SCHEMA fullfolj TO fullfolj_inspector;

-- Whoever reads a person writes it down first, and may choose neither when nor as whom they logged in. What others have
-- read, and where staff live, is for the inspector.
REVOKE ALL ON access_entries, access_reviews, staff_names FROM fullfolj_counsellor;
GRANT INSERT (staff, reading, number, current_number, municipality, reason, is_protected, is_emergency, is_refused, filter,
  shown) ON access_entries TO fullfolj_daemon, fullfolj_counsellor, fullfolj_inspector;
GRANT INSERT (entry_id, reviewed_by, verdict, comment) ON access_reviews TO fullfolj_inspector;
GRANT SELECT, INSERT, UPDATE ON access_grants, staff_names TO fullfolj_daemon;
GRANT SELECT, INSERT ON access_settings TO fullfolj_daemon;
-- Rules are set and runs proposed and approved by those who run the register; the rows go by the owner's function alone.
GRANT SELECT, INSERT ON retention_rules, retention_items TO fullfolj_daemon;
GRANT SELECT ON retention_runs TO fullfolj_daemon;
GRANT INSERT (municipality, as_of, proposed_by) ON retention_runs TO fullfolj_daemon;
GRANT SELECT ON retention_records TO fullfolj_daemon;
REVOKE ALL ON FUNCTION carry_out_retention, delete_with_all_that_refers, delete_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION carry_out_retention TO fullfolj_daemon;
REVOKE ALL ON FUNCTION reject_retention FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reject_retention TO fullfolj_daemon;
REVOKE ALL ON FUNCTION emergency_access_until, nobody_reviews_their_own_reading FROM PUBLIC;
GRANT EXECUTE ON FUNCTION emergency_access_until TO fullfolj_daemon, fullfolj_counsellor, fullfolj_inspector;

-- Runs the system without seeing anybody.
GRANT SELECT ON sources, source_layouts, source_rhythms, source_pulls, scope_deliveries, scope_endings, deliveries,
  night_runs, decision_marks, lease, rule_settings, follow_up_policies, journals, journal_entries, journal_heads,
  journal_keys
  TO fullfolj_admin, fullfolj_auditor;
