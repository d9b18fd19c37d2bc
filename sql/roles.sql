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
GRANT UPDATE (state, state_by, state_why) ON notices TO fullfolj_counsellor;
GRANT UPDATE (digests, numbers, gone) ON roll_fingerprints TO fullfolj_counsellor;
GRANT DELETE ON outcomes TO fullfolj_counsellor;
GRANT INSERT ON journals, journal_entries, journal_payloads TO fullfolj_counsellor;
GRANT UPDATE (size) ON journals TO fullfolj_counsellor;

-- Only reads.
GRANT SELECT ON ALL TABLES IN SCHEMA fullfolj TO fullfolj_inspector;

-- Runs the system without seeing anybody.
GRANT SELECT ON sources, source_layouts, source_rhythms, source_pulls, scope_deliveries, scope_endings, deliveries,
  night_runs, decision_marks, lease, rule_settings, follow_up_policies, journals, journal_entries, journal_heads,
  journal_keys
  TO fullfolj_admin, fullfolj_auditor;
