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
  follow_up_policies, night_runs, decision_marks, lease TO fullfolj_daemon;
GRANT SELECT, INSERT, DELETE ON held_pieces TO fullfolj_daemon;
GRANT DELETE ON findings, roll_fingerprints TO fullfolj_daemon;
REVOKE ALL ON FUNCTION reserve_enrolment_ids, open_empty_enrolments, close_filled_enrolments FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reserve_enrolment_ids, open_empty_enrolments, close_filled_enrolments TO fullfolj_daemon;
GRANT SELECT, INSERT ON acts TO fullfolj_daemon;

-- Reads, meets youths, decides.
GRANT SELECT ON ALL TABLES IN SCHEMA fullfolj TO fullfolj_counsellor;
GRANT INSERT ON acts, follow_ups, case_periods, schooling_decisions, equivalence_decisions, not_studying_confirmations,
  qualifications TO fullfolj_counsellor;
GRANT UPDATE ON register_clock, cases, follow_ups, case_periods, schooling_decisions, equivalence_decisions
  TO fullfolj_counsellor;

-- Only reads.
GRANT SELECT ON ALL TABLES IN SCHEMA fullfolj TO fullfolj_inspector;

-- Runs the system without seeing anybody.
GRANT SELECT ON sources, deliveries, night_runs, decision_marks, lease, rule_settings, follow_up_policies
  TO fullfolj_admin, fullfolj_auditor;
