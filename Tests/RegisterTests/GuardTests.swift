import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// "Rolls become enrolments", point 6: the guard, and what becomes of a held roll.
struct GuardTests {
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  private func pupils(_ indexes: Range<Int>) -> [Pupil] {
    indexes.map { Pupil(.pupil($0), from: "2024-08-19") }
  }

  private func verdict(of count: Int, after whole: Int) throws -> Verdict {
    try database.take(Roll("2024-09-20", pupils(0..<whole)))
    return try database.take(Roll("2024-10-20", pupils(0..<count))).verdict
  }

  @Test(arguments: [
    // More than 20 % and more than 10.
    (whole: 54, left: 43, held: true),
    // Eleven of 55 are 20 %, not more.
    (whole: 55, left: 44, held: false),
    // Ten are not more than 10, though all but three.
    (whole: 13, left: 3, held: false),
    (whole: 14, left: 3, held: true),
  ])
  func `a roll is held when it would cut more than a fifth and more than ten`(
    _ example: (whole: Int, left: Int, held: Bool)
  ) throws {
    #expect(try verdict(of: example.left, after: example.whole) == (example.held ? .held : .applied))
  }

  @Test func `both limits are settings of the source`() throws {
    try database.take(Roll("2024-09-20", pupils(0..<5)))
    try database.connection.setGuard("skolan", share: 50, floor: 1)
    #expect(try database.take(Roll("2024-10-20", pupils(0..<3), isComplete: true), isDryRun: true).verdict == .applied)
    #expect(try database.take(Roll("2024-10-20", pupils(0..<2))).verdict == .held)
    #expect(explainedError { try database.connection.setGuard("ingen", share: 1, floor: nil) }?.code == .thingUnknown)
  }

  @Test func `nothing of a held roll applies`() throws {
    try database.take(Roll("2024-09-20", pupils(0..<20)))
    let before = try database.everything(leavingOut: Self.besideTheFacts)
    let result = try database.take(Roll("2024-10-20", pupils(18..<22)))
    #expect(result.verdict == .held)
    #expect(result.counts.missing == 18)
    #expect(result.needsLooking)
    #expect(try database.everything(leavingOut: Self.besideTheFacts) == before)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `spells to come do not count against the guard`() throws {
    let future = (0..<20).map { Pupil(.pupil($0), from: "2025-08-18") }
    try database.take(Roll("2025-05-20", future + [Pupil(.pupil(30), from: "2024-08-19")]))
    #expect(try database.take(Roll("2025-06-20", [Pupil(.pupil(30), from: "2024-08-19")])).verdict == .applied)
  }

  @Test func `a held roll applied later equals the same roll applied at once`() throws {
    let roll = Roll(
      "2024-10-20",
      pupils(10..<12) + [Pupil(.pupil(40)), Pupil(.pupil(41), from: "2024-08-19", writtenLast: "x")])
    let other = try TestDatabase()
    try other.take(Roll("2024-09-20", pupils(0..<30)))
    try other.connection.setGuard("skolan", share: 100, floor: 100)
    let atOnce = try other.take(roll)
    #expect(atOnce.verdict == .applied)

    try database.take(Roll("2024-09-20", pupils(0..<30)))
    let held = try database.take(roll)
    #expect(held.verdict == .held)
    let accepted = try database.connection.acceptRoll(try #require(held.delivery), by: "anna")
    #expect(accepted.verdict == .applied)
    #expect(accepted.counts == atOnce.counts)
    #expect(try database.spells() == other.spells())
    #expect(try database.findings() == other.findings())
    #expect(try database.count("SELECT * FROM held_pieces") == 0)
    let stored = try database.connection.delivery(try #require(held.delivery))
    #expect(stored.verdict == .applied)
    #expect(stored.verdictBy == "anna")
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a rejected roll never applies, and says why`() throws {
    try database.take(Roll("2024-09-20", pupils(0..<20)))
    let before = try database.spells()
    let roll = Roll("2024-10-20", pupils(0..<2))
    let id = try #require(try database.take(roll).delivery)
    try database.connection.rejectRoll(id, why: "halva filen", by: "anna")
    #expect(try database.connection.delivery(id).verdict == .rejected)
    #expect(try database.connection.delivery(id).verdictWhy == "halva filen")
    #expect(explainedError { try database.connection.acceptRoll(id, by: "anna") }?.code == .wrongUse)
    let again = try database.take(roll)
    #expect(again.isRepeat)
    #expect(again.verdict == .rejected)
    #expect(try database.spells() == before)
    #expect(try database.count("SELECT * FROM held_pieces") == 0)
  }

  @Test func `a held roll does not stop the next one`() throws {
    try database.take(Roll("2024-09-20", pupils(0..<20)))
    let held = try #require(try database.take(Roll("2024-10-20", pupils(0..<2))).delivery)
    #expect(try database.take(Roll("2024-10-19", pupils(0..<19))).verdict == .applied)
    #expect(try database.take(Roll("2024-10-21", pupils(0..<18))).verdict == .applied)
    // A newer one has been applied meanwhile: accepting the old would go back in time.
    #expect(explainedError { try database.connection.acceptRoll(held, by: "anna") }?.code == .fileOlder)
    #expect(try database.connection.delivery(held).verdict == .held)
  }

  @Test func `rows that confirm what schools told of do not hold the roll`() throws {
    try database.take(Population("2024-08-01", (0..<12).map { Resident(.pupil($0), since: "2020-01-01") }))
    let begun = (0..<12).map { NoticeSheet.Line(.pupil($0), .started, "2024-08-19") }
    try database.take(NoticeSheet("2024-08-21", begun))
    let result = try database.take(Roll("2024-09-20", pupils(0..<12)))
    #expect(result.verdict == .applied)
    #expect(result.counts.missing == 0)
    #expect(try database.spells(of: .pupil(3)) == ["2024-08-19|-|open|NANAT"])
  }

  /// What a held roll may leave behind: itself.
  private static let besideTheFacts: Set<String> = [
    "deliveries", "scope_deliveries", "held_pieces", "findings", "register_clock", "journals", "journal_entries",
    "journal_payloads",
  ]
}
