import Glibc

/// What the server takes to answer a command, by its own account: every statement's planning and running together, and
/// whether any of them read a growing table from end to end.
struct ServerTime {
  let bench: BenchRegister
  /// Milliseconds in the server that are short enough.
  static let bar = 20.0

  /// The tables that grow with persons and years.
  private static let growing = [
    "persons", "residences", "first_registrations", "protections", "enrolments", "qualifications", "outcomes",
    "outcome_changes", "cases", "case_periods", "acts", "follow_ups",
  ]

  func report(_ work: String, _ command: [String], runs: Int) throws {
    let server = try bench.server()
    try bench.psql("ALTER DATABASE \(server.database) SET log_min_duration_statement = 0")
    var times: [Double] = []
    for _ in 0..<runs {
      let lines = try serverLines { try bench.fullfolj(command) }
      times.append(lines.compactMap(Self.milliseconds).reduce(0, +))
    }
    // EXPLAIN (ANALYZE, BUFFERS) of every statement, those of cursors too, as they run.
    try bench.psql(
      """
      ALTER DATABASE \(server.database) RESET log_min_duration_statement;
      ALTER DATABASE \(server.database) SET session_preload_libraries = 'auto_explain';
      ALTER DATABASE \(server.database) SET auto_explain.log_min_duration = 0;
      ALTER DATABASE \(server.database) SET auto_explain.log_analyze = on;
      ALTER DATABASE \(server.database) SET auto_explain.log_buffers = on
      """)
    let plans = try serverLines { try bench.fullfolj(command) }
    try bench.psql("ALTER DATABASE \(server.database) RESET ALL")
    guard plans.contains(where: { $0.contains(" plan:") }) else { throw BenchFailure(what: "the server told no plans") }
    let scanned = Self.growing.filter { table in
      plans.contains { $0.contains("Seq Scan on \(table) ") && !$0.contains("never executed") }
    }
    let median = times.sorted()[times.count / 2]
    let isMet = median <= Self.bar && scanned.isEmpty
    let how = scanned.isEmpty ? "indexes only" : "reads whole: " + scanned.joined(separator: ", ")
    tell(
      "| \(work) | EXPLAIN (ANALYZE, BUFFERS): \(how) | \(figure(median, 1)) ms | – | – | ≤ 20 ms | "
        + "\(isMet ? "yes" : "**no**") | – |")
  }

  /// The milliseconds of a line of the log that tells how long something took.
  private static func milliseconds(_ line: String) -> Double? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "duration:"), place + 1 < words.count else { return nil }
    return Double(words[place + 1])
  }

  /// What the server wrote meanwhile.
  private func serverLines(_ body: () throws -> Void) throws -> [String] {
    guard let log = fopen(bench.serverLog, "r") else { throw BenchFailure(what: "the server has no log") }
    defer { fclose(log) }
    fseek(log, 0, SEEK_END)
    try body()
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while getline(&line, &room, log) >= 0 {
      if let line { lines.append(String(cString: line)) }
    }
    return lines
  }
}
