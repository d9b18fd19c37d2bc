import ActivityResponsibility
import PostgreSQL
import Register
import RollReading
import TestSupport
import Testing

/// A scope's first roll is copied without being compared. It must teach what it would have taught compared.
struct FirstRollTests {
  static let organiser: RollScope = "organiser:2120001710"

  /// Pupils with one thing of everything that a row may tell.
  private static func pupils(_ unit: String?) -> [Pupil] {
    [
      Pupil(.pupil(1), from: "2024-08-19", unit: unit),
      Pupil(.pupil(2), from: "2024-08-19", last: "2026-06-12", unit: unit),
      Pupil(.pupil(3), from: "2023-08-19", last: "2024-02-01", unit: unit, leavingReason: "Studieavbrott"),
      Pupil(.pupil(4), unit: unit),
      Pupil(.pupil(5), last: "2027-06-10", programme: "IMS", unit: unit),
      Pupil(
        .pupil(6), from: "2021-08-19", last: "2024-06-12", unit: unit, certificate: "E", certificateDay: "2024-06-11"),
      Pupil(.pupil(7), from: "2024-08-19", unit: unit, mark: "S"),
      // The same person at another time, marked there too.
      Pupil(.pupil(7), from: "2023-08-19", last: "2024-06-12", unit: unit, mark: "S"),
      Pupil(.pupil(8), from: "2024-08-19", form: "GYAN", unit: unit),
    ]
  }

  private func taught(_ roll: Roll) throws -> (counts: DeliveryCounts, learned: [String]) {
    let database = try TestDatabase()
    let result = try database.take(roll)
    #expect(result.verdict == .applied)
    return (result.counts, try database.learned())
  }

  @Test(arguments: [Roll.unit, organiser])
  func `it teaches the same whether it is copied or compared`(scope: RollScope) throws {
    let pupils = Self.pupils(scope == Roll.unit ? nil : "31279295")
    let copied = try taught(Roll("2024-09-20", pupils, scope: scope))
    // A row said twice makes the roll be compared; it counts once.
    let compared = try taught(Roll("2024-09-20", pupils + [pupils[0]], scope: scope))
    #expect(copied.learned == compared.learned)
    #expect(copied.counts.started == 9 && copied.counts.ended == 5 && copied.counts.applied == 9)
    #expect(compared.counts.started == 9 && compared.counts.ended == 5 && compared.counts.unchanged == 1)
    #expect(copied.learned.count == 11)
  }

  @Test func `rows that disagree are set aside, and the rest is taken in`() throws {
    let database = try TestDatabase()
    let other = Pupil(.pupil(1), from: "2024-08-19", programme: "TE")
    let result = try database.take(Roll("2024-09-20", Self.pupils(nil) + [other]))
    #expect(result.counts.rejected == 2 && result.counts.started == 8)
    #expect(try database.findings() == ["rows-disagree", "rows-disagree"])
    #expect(try database.count("SELECT * FROM deliveries") == 1)
    #expect(try database.count("SELECT * FROM deliveries WHERE length(digest) = 32") == 1)
  }

  @Test func `a row without a first day that ended before the roll's day is a bad row`() throws {
    let database = try TestDatabase()
    let result = try database.take(Roll("2024-09-20", Self.pupils(nil) + [Pupil(.pupil(9), last: "2024-09-01")]))
    #expect(result.counts.rejected == 1 && result.counts.started == 9)
    #expect(try database.findings() == ["ends-before-it-begins"])
  }

  @Test func `a bad row keeps what it may have told, so the next roll is compared whole`() throws {
    let database = try TestDatabase()
    let bad = Pupil(.pupil(1), from: "2023-08-01", unit: "31279295", writtenLast: "aldrig")
    let result = try database.take(Roll("2024-09-20", Self.pupils(nil) + [bad]))
    #expect(result.counts.rejected == 1 && result.counts.started == 9 && result.counts.rows == 10)
    #expect(try database.count("SELECT * FROM roll_fingerprints WHERE digests IS NULL") == 1)
    #expect(try database.count("SELECT * FROM roll_fingerprints") == 1)
    #expect(try database.take(Roll("2024-10-20", Self.pupils(nil))).counts.unchanged == 9)
  }

  @Test func `the next roll finds what the first one said`() throws {
    let database = try TestDatabase()
    try database.take(Roll("2024-09-20", Self.pupils(nil)))
    let same = try database.take(Roll("2024-10-20", Self.pupils(nil)))
    #expect(same.counts.unchanged == 9 && same.counts.applied == 0)
    let less = try database.take(Roll("2024-11-20", Array(Self.pupils(nil).dropFirst())))
    #expect(less.counts.unchanged == 8 && less.counts.missing == 1)
  }

  @Test func `a dry run of a first roll leaves nothing`() throws {
    let database = try TestDatabase()
    let before = try database.everything(leavingOut: ["register_clock"])
    #expect(try database.take(Roll("2024-09-20", Self.pupils(nil)), isDryRun: true).counts.started == 9)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
  }

  @Test func `another scope's digests of the unit no longer hold`() throws {
    let database = try TestDatabase()
    try database.take(Roll("2024-09-20", Self.pupils(nil), source: "en"))
    try database.take(Roll("2024-09-20", Self.pupils(nil), source: "en annan"))
    #expect(try database.count("SELECT * FROM roll_fingerprints WHERE digests IS NULL") == 1)
    #expect(try database.count("SELECT * FROM roll_fingerprints WHERE digests IS NOT NULL") == 1)
  }
}

/// The first large roll of an empty register is copied into a table whose indexes are built afterwards.
struct LargeFirstRollTests {
  /// More than four megabytes, and more rows than are read at a time.
  private static let pupils: [Pupil] = (0..<90).flatMap { person in
    (0..<900).map { spell in
      Pupil(
        .pupil(person), from: ("2020-01-01" as Day) + spell / 60, unit: String(10_000_000 + spell % 60),
        mark: spell == 5 ? "S" : "")
    }
  }

  private static let indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'fullfolj' ORDER BY 1"

  @Test func `its table has all indexes afterwards, and the next roll finds what it said`() throws {
    let database = try TestDatabase()
    let before = try database.lines(Self.indexes)
    let daemon = try database.connect(as: .daemon)
    func take(_ asOf: Day, _ pupils: [Pupil]) throws -> ImportResult {
      let roll = Roll(asOf, pupils, scope: FirstRollTests.organiser)
      return try daemon.importRoll(
        DeliveredFile(path: database.file(roll.text)), source: roll.source, scope: roll.scope, asOf: asOf,
        isComplete: true, request: .auto, by: "test")
    }
    #expect(try take("2024-09-20", Self.pupils).counts.started == 81_000)
    #expect(try database.lines(Self.indexes) == before)
    #expect(try database.count("SELECT DISTINCT id FROM enrolments") == 81_000)
    #expect(try database.count("SELECT * FROM protections") == 90)
    let next = try take("2024-10-20", Self.pupils.dropLast(3) + [Pupil(.pupil(91), unit: "10000000")])
    #expect(next.counts.unchanged == 80_997 && next.counts.started == 1 && next.counts.missing == 3)
    #expect(try daemon.failedChecks().isEmpty)
  }

  @Test func `where a row is said twice at its end it is compared, and the indexes are there`() throws {
    let database = try TestDatabase()
    let before = try database.lines(Self.indexes)
    let result = try database.take(
      Roll("2024-09-20", Self.pupils + [Self.pupils[0]], scope: FirstRollTests.organiser))
    #expect(result.counts.started == 81_000 && result.counts.unchanged == 1)
    #expect(try database.lines(Self.indexes) == before)
  }

  @Test func `while somebody reads the table its indexes stay`() throws {
    let database = try TestDatabase()
    let reader = try database.connectAsOwner()
    try reader.transaction { transaction in
      try transaction.run(script: "SELECT count(*) FROM enrolments")
      let result = try database.take(Roll("2024-09-20", Self.pupils, scope: FirstRollTests.organiser))
      #expect(result.counts.started == 81_000)
    }
  }
}
