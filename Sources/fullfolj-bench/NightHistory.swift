/// Ten years of what a register has known and no longer believes, and of closed cases, made by the server itself.
struct NightHistory {
  let bench: BenchRegister

  /// Nine unlearned versions and one believed earlier spell for each pupil, and the rest in proportion. The roll that
  /// holds now has been imported.
  func make() throws {
    for statement in Self.statements { try bench.psql(statement) }
  }

  private static let statements = [
    // Filled without looking after what is made to fit, and with the tables' own indexes: as they lie after ten years.
    """
    SET session_replication_role = replica;
    INSERT INTO enrolments (number, school_unit, first_day, source_id, form, ended_by, valid_until, stated_until,
      stated_ended_by, programme, claim, organiser, delivery_id, row_number, known_from, known_until)
    SELECT number, school_unit + 5000000, first, source_id, form, ended, until, until, ended, programme, claim,
      organiser, delivery_id, row_number, now() - make_interval(days => 365 * (11 - year), secs => id % 1000),
      now() - make_interval(days => 365 * (10 - year) + 60, secs => id % 1000)
    FROM generate_series(1, 9) year, enrolments e,
      LATERAL (SELECT first_day - 365 * (10 - year) AS first) f,
      LATERAL (SELECT CASE WHEN year % 3 > 0 THEN 2 END AS ended,
        CASE WHEN year % 3 > 0 THEN first + 200 + year END AS until) u
    WHERE known_until = 'infinity'
    ORDER BY year, id
    """,
    """
    SET session_replication_role = replica;
    INSERT INTO enrolments (number, school_unit, first_day, source_id, form, ended_by, valid_until, stated_until,
      stated_ended_by, programme, claim, organiser, delivery_id, row_number, known_from)
    SELECT number, school_unit + 6000000, first_day - 365, source_id, form, 2, first_day - 65, first_day - 65, 2,
      programme, claim, organiser, delivery_id, row_number, now() - make_interval(days => 420, secs => id % 1000)
    FROM enrolments WHERE known_until = 'infinity' ORDER BY id
    """,
    """
    SET session_replication_role = replica;
    INSERT INTO residences (number, municipality, valid_from, delivery_id, row_number, known_from, known_until)
    SELECT number, municipality, valid_from - 30 * year, delivery_id, row_number,
      now() - make_interval(days => 365 * (11 - year), secs => id % 1000),
      now() - make_interval(days => 365 * (10 - year) + 60, secs => id % 1000)
    FROM generate_series(1, 3) year, residences WHERE known_until = 'infinity' ORDER BY year, id
    """,
    """
    INSERT INTO first_registrations (number, first_day, delivery_id, row_number, known_from)
    SELECT number, valid_from - 900, delivery_id, row_number, now() - interval '500 days'
    FROM residences WHERE known_until = 'infinity' AND number % 8 = 0 ORDER BY id;
    INSERT INTO protections (number, source_id, mark, valid_from, valid_until, delivery_id, row_number, known_from)
    SELECT r.number, d.source_id, 1, r.valid_from, r.valid_from + 100, r.delivery_id, r.row_number,
      now() - interval '500 days'
    FROM residences r JOIN deliveries d ON d.id = r.delivery_id WHERE r.known_until = 'infinity' AND r.number % 100 = 1
    ORDER BY r.id;
    INSERT INTO qualifications (number, kind, day, source_id, school_unit, first_day, delivery_id, row_number,
      known_from, known_until)
    SELECT number, 4, first_day - 30, source_id, school_unit, first_day, delivery_id, row_number,
      now() - interval '500 days', now() - interval '300 days'
    FROM enrolments WHERE known_until = 'infinity' AND number % 3 = 0 ORDER BY id
    """,
  ]

  /// As many acts as a case that goes on for years has.
  static let acts = 100

  /// Acts of one person's open case.
  func makeActs(of person: String) throws {
    try bench.psql(
      """
      INSERT INTO acts (case_id, kind, happened_on, recorded_by, channel, result, reached, note)
      SELECT id, 'contact', opened_on, 'somebody', 'phone', 'reached', true, 'Vill börja på folkhögskola i höst.'
      FROM cases, generate_series(1, \(Self.acts)) WHERE number = \(person) AND closed_on IS NULL
      """)
  }

  /// What nights and people have done in ten years, once there are outcomes.
  func makeCases() throws {
    try bench.psql(
      """
      INSERT INTO outcome_changes (municipality, number, business_date, outcome_before, reason_before, outcome, reason,
        decided_at)
      SELECT municipality, number, holds_from - 300 * year, 1, 2, outcome, reason,
        now() - make_interval(days => 300 * year)
      FROM generate_series(3, 1, -1) year, outcomes ORDER BY year DESC, number
      """)
    try bench.psql(
      """
      SET session_replication_role = replica;
      WITH made AS (
        INSERT INTO cases (number, municipality, opened_on, cause, closed_on, closed_reason)
        SELECT number, municipality, holds_from - 900, 3, holds_from - 600, 'studies' FROM outcomes WHERE number % 5 = 0
        RETURNING *
      ), periods AS (
        INSERT INTO case_periods (case_id, number, municipality, opened_on, closed_on, known_from)
        SELECT id, number, municipality, opened_on, closed_on, now() - interval '600 days' FROM made
      ), done AS (
        INSERT INTO acts (case_id, kind, happened_on, recorded_by, channel, result, reached, reason)
        SELECT id, kind, opened_on, 'somebody', CASE WHEN kind = 'contact' THEN 'phone' END,
          CASE WHEN kind = 'contact' THEN 'spoke' END, CASE WHEN kind = 'contact' THEN true END,
          CASE WHEN kind = 'closed' THEN 'studies' END
        FROM made, unnest(ARRAY['opened', 'assigned', 'contact', 'contact', 'note', 'closed']) kind
      )
      INSERT INTO follow_ups (number, municipality, case_id, kind, due, why, anchor, settled_at, settled_why)
      SELECT number, municipality, id, kind, opened_on + 10, 'opened', 'case ' || id, now() - interval '600 days',
        'case-closed'
      FROM made, unnest(ARRAY['verify', 'first-contact', 'next-contact', 'mapping', 'refresh', 'last-chance']) kind
      """)
  }
}
