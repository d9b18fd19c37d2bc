import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// The sources as an operator sees them, and who would vanish by a held roll.
struct SourceTests {
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  private func pupils(_ indexes: Range<Int>) -> [Pupil] {
    indexes.map { Pupil(.pupil($0), from: "2024-08-19") }
  }

  private func setRhythm(_ every: Int, of source: String) throws {
    try database.connection.setRhythm(of: source, by: "test") { _ in Rhythm(every: every) }
  }

  @Test func `what is held stands first, then what is late the longest, what is odd, and the rest by name`() throws {
    for source in ["a-god", "b-god", "c-sen", "d-senare", "e-hallen", "f-udda"] {
      try database.take(Roll("2025-01-20", pupils(0..<20), source: source))
    }
    try setRhythm(30, of: "c-sen")
    try setRhythm(10, of: "d-senare")
    try database.take(Roll("2025-01-21", pupils(0..<2), source: "e-hallen"))
    try database.take(
      Roll("2025-01-21", pupils(0..<20) + [Pupil(nil, from: "2024-08-19", writtenNumber: "x")], source: "f-udda"))
    let sources = try database.connection.sources(on: "2025-03-01")
    #expect(sources.map(\.name) == ["e-hallen", "d-senare", "c-sen", "f-udda", "a-god", "b-god"])
    #expect(sources.map(\.attention) == [.held, .late, .late, .odd, .none, .none])
    #expect(sources[0].held == 1)
    #expect(sources[0].newest?.verdict == .held)
    #expect(sources[0].scopes[0].lastApplied == "2025-01-20")
    #expect(sources[1].latest?.days == 30)
    #expect(sources[1].nextExpected == "2025-01-30")
    #expect(sources[3].findings == 1)
    #expect(sources[4].nextExpected == nil)
  }

  @Test func `a population file is late like a roll, and marks nobody`() throws {
    try database.take(Population("2024-08-01", [Resident(.pupil(0), since: "2020-01-01")], isComplete: false))
    try setRhythm(7, of: "folkbokforing")
    let source = try #require(try database.connection.sources(on: "2025-03-01").first)
    #expect(source.kind == .population)
    #expect(source.latest?.expected == "2024-08-08")
    #expect(try database.connection.balance(of: "1496", on: "2025-03-01").waitingForSource == 0)
  }

  @Test func `a rhythm is set for a source that is there and has one, and read back`() throws {
    try database.take(Roll("2025-01-20", pupils(0..<2)))
    try database.take(NoticeSheet("2025-01-21", [NoticeSheet.Line(.pupil(0), .left, "2025-01-20")]))
    let connection = database.connection
    let rhythm = try #require(Rhythm(every: 14, grace: 3, quietMonths: [7, 12]))
    #expect(try connection.setRhythm(of: "skolan", by: "a") { _ in rhythm } == rhythm)
    try connection.setRhythm(of: "skolan", by: "a") { before in
      #expect(before == rhythm)
      return before
    }
    #expect(try connection.sources(on: "2025-01-22").first { $0.name == "skolan" }?.rhythm == rhythm)
    #expect(try database.count("SELECT * FROM source_rhythms") == 1)
    #expect(explainedError { try setRhythm(7, of: "ingen") }?.code == .thingUnknown)
    #expect(explainedError { try setRhythm(7, of: "meddelanden") }?.code == .wrongUse)
  }

  @Test func `who would vanish by a held roll is told, and nothing is changed by telling`() throws {
    try database.take(
      Population(
        "2024-08-01",
        [
          Resident(.pupil(0), since: "2020-01-01", familyName: "Lund", givenName: "Kim"),
          Resident(.pupil(1), since: "2020-01-01", mark: "J"), Resident(.pupil(2), since: "2020-01-01", mark: "S"),
        ]))
    try database.take(Roll("2024-09-20", pupils(0..<20)))
    let known = try database.now()
    try database.take(Roll("2024-09-21", pupils(0..<19) + [Pupil(.pupil(19), from: "2024-08-19", programme: "IMYRK")]))
    let held = try #require(
      try database.take(Roll("2024-10-20", pupils(4..<6) + [Pupil(nil, writtenNumber: "x")])).delivery)
    let before = try database.everything(leavingOut: ["register_clock"])
    let vanishing = try database.connection.vanishing(by: held)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
    #expect(vanishing.pupils.map(\.number) == ((0..<4).map { $0 } + Array(6..<20)).map { TestPerson.pupil($0).number })
    #expect(vanishing.units.map(\.count) == [18])
    #expect(vanishing.units.first?.unit == "31279295")
    #expect(vanishing.pupils[0].name == "Kim Lund")
    #expect(vanishing.pupils[0].firstDay == "2024-08-19")
    #expect(vanishing.pupils[1].name == nil)
    #expect(vanishing.pupils[1].isProtected)
    #expect(vanishing.pupils[1].unit == "31279295")
    #expect(vanishing.pupils[2].name == nil)
    #expect(vanishing.pupils[2].unit == nil)
    // Known since the first roll, also where a later one said something else.
    #expect(vanishing.pupils.allSatisfy { $0.knownSince <= known })
    #expect(try database.connection.delivery(held).verdict == .held)
  }

  @Test func `who would vanish is counted as the roll was, and asked of a held roll alone`() throws {
    let first = try #require(try database.take(Roll("2024-09-20", pupils(0..<20))).delivery)
    #expect(explainedError { try database.connection.vanishing(by: first) }?.code == .wrongUse)
    let held = try database.take(Roll("2024-10-20", pupils(0..<3)))
    #expect(try database.connection.vanishing(by: try #require(held.delivery)).pupils.count == held.counts.missing)
    // What is learned meanwhile is taken into account.
    try database.take(Roll("2024-10-19", pupils(0..<18)))
    #expect(try database.connection.vanishing(by: try #require(held.delivery)).pupils.count == held.counts.missing - 2)
  }

  @Test func `a held roll that a newer one of the same day has overtaken is accepted no more`() throws {
    try database.take(Roll("2024-09-20", pupils(0..<20)))
    let held = try #require(try database.take(Roll("2024-10-20", pupils(0..<2))).delivery)
    let later = try #require(try database.take(Roll("2024-10-20", pupils(0..<19))).delivery)
    let before = try database.everything(leavingOut: ["register_clock"])
    let error = try #require(explainedError { try database.connection.acceptRoll(held, by: "anna") })
    #expect(error.code == .fileOlder)
    #expect(error.what.english.contains("roll \(later) of 2024-10-20"))
    #expect(error.fix.english.contains("fullfolj roll reject \(held)"))
    #expect(explainedError { try database.connection.vanishing(by: held) }?.code == .fileOlder)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
    try database.connection.rejectRoll(held, why: "omtagen", by: "anna")
    #expect(try database.connection.delivery(held).verdictWhy == "omtagen")
  }

  @Test func `why a roll was accepted is kept`() throws {
    try database.take(Roll("2024-09-20", pupils(0..<20)))
    let held = try #require(try database.take(Roll("2024-10-20", pupils(0..<2))).delivery)
    _ = try database.connection.acceptRoll(held, why: "skolan delades", by: "anna")
    let stored = try database.connection.delivery(held)
    #expect(stored.verdict == .applied)
    #expect(stored.verdictWhy == "skolan delades")
    #expect(stored.verdictBy == "anna")
  }

  @Test func `a check finds a delivery that its scope does not know`() throws {
    try database.take(Roll("2024-09-20", pupils(0..<2)))
    #expect(try database.connection.failedChecks().isEmpty)
    try database.connection.run(script: "DELETE FROM scope_deliveries")
    #expect(try database.connection.failedChecks().map(\.name) == ["deliveries_that_no_scope_knows"])
  }
}
