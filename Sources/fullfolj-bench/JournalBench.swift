import ActivityResponsibility
import PostgreSQL
import Register

/// The journal: entries committed one by one by one writer, entries made of acts from before it, and a whole log checked
/// and an entry of it proven. Rates against bars, for no rival does the same.
struct JournalBench {
  let bench: BenchRegister
  let entries: Int
  let runs: Int

  func run() throws {
    try tellCommits()
    try makeActs()
    let entering = try bench.fullfolj("db", "migrate", "--quiet")
    tellRate("journal: acts of before entered, \(entries)", entering, bar: 1_000)
    try bench.psql("VACUUM (ANALYZE)")
    try bench.psql("CHECKPOINT")
    tellRate("journal: signed, every leaf hashed", try bench.fullfolj("journal", "head", "--quiet"), bar: nil)
    let checks = try (0..<runs).map { _ in
      try bench.fullfolj("journal", "check", "--municipality", "1496", "--quiet")
    }
    tellRate("journal: checked against payloads, acts and head", checks.median, bar: 100_000)
    let proof = try bench.fullfolj("journal", "prove", "\(entries / 2)", "--municipality", "1496")
    tell(
      "| journal: an entry proven among \(entries) | – | \(figure(proof.seconds, 3)) | – | – | – | – | \(figure(proof.peakMebibytes, 0)) |"
    )
    try bench.stop()
  }

  /// Each a transaction of its own, with fsync: a municipality's routine set again and again, the least that is entered.
  private func tellCommits() throws {
    let server = try bench.server()
    let connection = try Connection(
      .socket(directory: server.folder, port: Int(server.port) ?? 5432, user: server.user, database: server.database))
    defer { connection.close() }
    guard let municipality = MunicipalityCode("1496"), let day = Day("2026-01-01") else { return }
    let count = 3_000
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<count { try connection.set(FollowUpPolicy(), of: municipality, from: day, by: "bench") }
    let seconds = (clock.now - start) / .seconds(1)
    let rate = Double(count) / seconds
    tell(
      "| journal: entries committed one by one, with fsync | – | \(figure(rate, 0)) a second | – | – | ≥ 1000 | "
        + "\(rate >= 1_000 ? "yes" : "**no**") | – |")
  }

  private func makeActs() throws {
    try bench.psql(
      """
      INSERT INTO cases (number, municipality, opened_on, cause)
      SELECT \(MadeUpFiles.number(1)) + n, 1496, '2016-01-01', 1 FROM generate_series(1, \(entries / 20)) AS n;
      INSERT INTO acts (case_id, kind, happened_on, recorded_by, channel, result, reached, note)
      SELECT c.id, 'contact', '2016-01-01'::date + n * 100, 'ek', 'phone', 'reached', true, 'ringt ' || n
      FROM generate_series(1, 20) AS n, cases c
      """)
  }

  private func tellRate(_ work: String, _ measured: Measurement, bar: Double?) {
    let rate = Double(entries) / measured.seconds
    let limit = bar.map { "≥ \(figure($0, 0))" } ?? "–"
    let isMet = bar.map { rate >= $0 ? "yes" : "**no**" } ?? "–"
    tell(
      "| \(work) | – | \(figure(rate, 0)) a second | – | – | \(limit) | \(isMet) | \(figure(measured.peakMebibytes, 0)) |"
    )
  }
}
