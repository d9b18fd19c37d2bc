import ActivityResponsibility

/// Imports of one roll: new, with identical content, and with one row in a hundred changed.
struct RollBench {
  let bench: BenchRegister
  let rows: Int
  let runs: Int
  let rivals: Rivals
  /// Bars, and rivals that take their time, are of the largest roll.
  let isLargest: Bool

  /// The greatest memory that importing so many rows took.
  struct Peak {
    let rows: Int
    let mebibytes: Double
  }

  func run() throws -> Peak {
    let files = MadeUpFiles(rows: rows)
    let first = try bench.write("roll.csv") { files.roll(isChanged: false, into: &$0) }
    let other = try bench.write("changed.csv") { files.roll(isChanged: true, into: &$0) }
    var asOf = Day(daysSince2000: 45_400)

    var source = ""
    func importing(_ path: String) throws -> Measurement {
      asOf = asOf.next
      return try bench.fullfolj(
        "roll", "import", path, "--source", source, "--scope", "organiser:2120001234", "--as-of", "\(asOf)", "--quiet")
    }

    let columns = (1...12).map { "c\($0) text" }.joined(separator: ", ")
    try bench.psql("CREATE UNLOGGED TABLE bare (\(columns))")
    // What a first import is measured against: logged, typed, and with the key that spells have.
    try bench.psql(
      """
      CREATE TABLE keyed (c1 bigint, c2 text, c3 text, c4 text, c5 text, c6 integer, c7 date, c8 date, c9 text, c10 text,
      c11 date, c12 text, PRIMARY KEY (c1, c6, c7))
      """)
    var copies: [Measurement] = []
    var keyedCopies: [Measurement] = []
    var new: [Measurement] = []
    var same: [Measurement] = []
    var changed: [Measurement] = []
    var least: [Measurement] = []
    var frames: [Measurement] = []
    var loads: [Measurement] = []
    let hasPandas = isLargest && rivals.has("pandas", "sqlalchemy", "psycopg2")
    let hasLoader = isLargest && rivals.hasLoader
    // Ours and the rival in turn, so that a machine that slows down slows both.
    for run in 0..<runs {
      // A source of its own each time, for the first roll must be somebody's first.
      source = "bench-\(run)"
      try bench.psql("TRUNCATE bare, keyed")
      copies.append(try bench.psql("\\copy bare FROM '\(first)' (FORMAT csv, HEADER, DELIMITER ';')"))
      keyedCopies.append(try bench.psql("\\copy keyed FROM '\(first)' (FORMAT csv, HEADER, DELIMITER ';')"))
      try bench.psql("TRUNCATE enrolments, qualifications, protections, roll_fingerprints")
      new.append(try importing(first))
      try bench.psql("VACUUM (ANALYZE) enrolments")
      same.append(try importing(first))
      changed.append(try importing(other))
      least.append(same[run].followed(by: try closeAndOpenOneInAHundred()))
      guard isLargest else { continue }
      if hasPandas { frames.append(try loadWithPandas(first)) }
      if hasLoader { loads.append(try loadWithLoader(first)) }
    }
    func line(_ work: String, _ ours: [Measurement], _ rival: String, _ theirs: [Measurement]?, bar: Double) {
      Comparison(
        work: "\(work), \(rows) rows", rival: rival, ours: ours, theirs: theirs, bar: isLargest ? bar : nil
      ).tellLine()
    }
    line("first import", new, "`\\copy` into a logged, typed, keyed table", keyedCopies, bar: 0.9)
    line("1 % changed", changed, "`\\copy` into a bare unlogged table", copies, bar: 0.8)
    line(
      "1 % changed, at the least: identical content, and the spells closed and opened by SQL", least, "the same",
      copies, bar: 0.8)
    line("identical content", same, "`\\copy` into a bare unlogged table", copies, bar: 0.5)
    if isLargest {
      for (name, theirs) in [("pgloader", hasLoader ? loads : nil), ("pandas `to_sql`", hasPandas ? frames : nil)] {
        line("first import", new, name, theirs, bar: 0.05)
        line("1 % changed", changed, name, theirs, bar: 0.05)
      }
    }
    try bench.stop()
    return Peak(rows: rows, mebibytes: max(new.peak, same.peak, changed.peak))
  }

  /// What no import of 1 % changed can spare: spells spread over the whole table closed, and as many opened, by statements
  /// that know them beforehand.
  private func closeAndOpenOneInAHundred() throws -> Measurement {
    try bench.psql(
      """
      DROP TABLE IF EXISTS touched;
      CREATE TABLE touched AS SELECT id FROM enrolments WHERE known_until = 'infinity' AND row_number % 100 = 50;
      ANALYZE touched
      """)
    return try bench.psql(
      """
      WITH closed AS (
        UPDATE enrolments e SET known_until = clock_timestamp() FROM touched t WHERE e.id = t.id RETURNING e.*
      )
      INSERT INTO enrolments (number, school_unit, first_day, source_id, form, programme, valid_until, ended_by,
        stated_until, stated_ended_by, claim, organiser, delivery_id, row_number, known_from)
      SELECT number, school_unit, first_day, source_id, form, programme, valid_until, ended_by, stated_until,
        stated_ended_by, claim, organiser, delivery_id, row_number, known_until
      FROM closed ORDER BY number
      """)
  }

  private func loadWithPandas(_ path: String) throws -> Measurement {
    let server = try bench.server()
    return try rivals.script("load_roll.py", path, server.folder, server.port, server.user, server.database)
  }

  private func loadWithLoader(_ path: String) throws -> Measurement {
    let server = try bench.server()
    let columns = (1...12).map { "c\($0)" }.joined(separator: ", ")
    let commands = try bench.write("load.pgloader") { text in
      text.add(
        """
        LOAD CSV FROM '\(path)' (\(columns))
        INTO postgresql://\(server.user)@unix:\(server.folder):\(server.port)/\(server.database)
        TARGET TABLE public.loaded (\(columns))
        WITH skip header = 1, fields terminated by ';', fields optionally enclosed by '"'
        BEFORE LOAD DO $$ DROP TABLE IF EXISTS public.loaded; $$,
        $$ CREATE TABLE public.loaded (\((1...12).map { "c\($0) text" }.joined(separator: ", "))); $$;

        """)
    }
    return try rivals.loader(commands)
  }

  /// That memory does not grow with the roll.
  static func tellMemory(_ peaks: [Peak]) {
    guard let least = peaks.min(by: { $0.rows < $1.rows }), let most = peaks.max(by: { $0.rows < $1.rows }),
      least.rows < most.rows
    else { return }
    let growth = most.mebibytes - least.mebibytes
    tell(
      "| importer's memory, \(most.rows) rows | itself at \(least.rows) rows: \(figure(least.mebibytes, 0)) MiB | – | – "
        + "| + \(figure(max(growth, 0), 0)) MiB | ≤ 16 MiB | \(growth <= 16 ? "yes" : "**no**") "
        + "| \(figure(most.mebibytes, 0)) |")
  }
}
