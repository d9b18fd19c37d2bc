import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// Who waits for a source that is late, or whose roll is held.
struct WaitingTests {
  let database: TestDatabase
  let anna: TestPerson = .pupil(0)
  let bo: TestPerson = .pupil(1)
  /// A later day than every roll and every end of a spell below, on which the rule covers.
  static let day: Day = "2025-03-10"

  init() throws {
    database = try TestDatabase()
    try database.take(Population("2024-08-01", (0..<30).map { Resident(.pupil($0), since: "2020-01-01") }))
  }

  private func setRhythm(_ every: Int?, grace: Int = 0, quiet: Set<Int> = [], of source: String = "skolan") throws {
    try database.connection.setRhythm(of: source, by: "test") { _ in
      try every.map { try #require(Rhythm(every: $0, grace: grace, quietMonths: quiet)) }
    }
  }

  private func waiting(
    _ person: TestPerson, on day: Day = WaitingTests.day, knownAt known: Moment = .now
  ) throws -> WaitingForSource? {
    try database.connection.explain(person.number, municipality: "1496", on: day, knownAt: known).waiting
  }

  /// How a spell that one roll tells ends, and whether its person waits when the next roll is late.
  struct Case: Sendable, CustomTestStringConvertible {
    let says: String
    let pupil: Pupil
    let waits: Bool
    var outcome = "covered/left-national"
    var testDescription: String { says }
  }

  static let cases: [Case] = [
    Case(
      says: "planned end after the last roll", pupil: Pupil(.pupil(0), from: "2024-08-19", last: "2025-02-20"),
      waits: true),
    Case(
      says: "planned end on the roll's own day", pupil: Pupil(.pupil(0), from: "2024-08-19", last: "2025-01-20"),
      waits: true),
    Case(
      says: "planned end on the day before the roll: until is the roll's day",
      pupil: Pupil(.pupil(0), from: "2024-08-19", last: "2025-01-19"), waits: false),
    Case(
      says: "planned end long before", pupil: Pupil(.pupil(0), from: "2024-08-19", last: "2024-12-20"), waits: false),
    Case(
      says: "left, also after the roll's day",
      pupil: Pupil(.pupil(0), from: "2024-08-19", last: "2025-02-20", leavingReason: "Avbrott"), waits: false),
    Case(
      says: "still there", pupil: Pupil(.pupil(0), from: "2024-08-19"), waits: false, outcome: "outside/studying"),
    Case(
      says: "a form that nobody has decided about",
      pupil: Pupil(.pupil(0), from: "2024-08-19", last: "2025-02-20", form: "KV"), waits: false,
      outcome: "covered/never-started"),
  ]

  @Test(arguments: cases)
  func `a late scope marks those whose spell ended after its last roll`(_ example: Case) throws {
    try database.take(Roll("2025-01-20", [example.pupil, Pupil(.pupil(5), from: "2024-08-19")]))
    #expect(try waiting(anna) == nil, "no rhythm, nothing late")
    try setRhythm(30)
    #expect(try database.outcome(of: anna, on: Self.day) == example.outcome)
    #expect((try waiting(anna) != nil) == example.waits)
    // The mark stands beside the outcome in every answer alike.
    let youths = try database.connection.youths(of: "1496", on: Self.day, outcome: .covered)
    #expect(youths.filter { $0.waiting != nil }.map(\.number) == (example.waits ? [anna.number] : []))
    let balance = try database.connection.balance(of: "1496", on: Self.day)
    #expect(balance.waitingForSource == (example.waits ? 1 : 0))
    #expect(balance.difference == 0)
    #expect(balance.covered == youths.count)
  }

  @Test func `the mark tells the source, the scope, the last roll, and how late the next is`() throws {
    try database.take(Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    try setRhythm(30, grace: 5)
    let mark = try #require(try waiting(anna))
    #expect(mark.source == "skolan")
    #expect(mark.scope == Roll.unit.description)
    #expect(mark.lastRoll == "2025-01-20")
    #expect(mark.heldRoll == nil)
    let lateness = try #require(mark.lateness)
    #expect(lateness.expected == "2025-02-19")
    #expect(lateness.since == "2025-02-25")
    #expect(lateness.days == 19)
    // Covered from the 21st, late from the 25th.
    #expect(try waiting(anna, on: "2025-02-24") == nil)
    #expect(try waiting(anna, on: "2025-02-25") != nil)
  }

  @Test func `whom the last roll itself lacks does not wait`() throws {
    try database.take(Roll("2025-01-10", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    try database.take(Roll("2025-01-20", [Pupil(bo, from: "2024-08-19", last: "2025-02-20")]))
    try setRhythm(30)
    #expect(try database.outcome(of: anna, on: Self.day) == "covered/left-national")
    #expect(try waiting(anna) == nil)
    #expect(try waiting(bo) != nil)
  }

  @Test func `each scope of a source is late by itself`() throws {
    let other: RollScope = "unit:12345678"
    try database.take(Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    try database.take(Roll("2025-02-18", [Pupil(bo, from: "2024-08-19", last: "2025-02-20")], scope: other))
    try setRhythm(30)
    #expect(try waiting(anna)?.scope == Roll.unit.description)
    #expect(try waiting(bo) == nil)
    #expect(try waiting(bo, on: "2025-03-21")?.scope == other.description)
  }

  @Test func `only the source that told the latest spell is waited for`() throws {
    // Anna went on at another school, whose source is in time; Bo at one whose source is late.
    let other: RollScope = "unit:12345678"
    try database.take(
      Roll(
        "2025-01-20",
        [Pupil(anna, from: "2024-08-19", last: "2025-01-25"), Pupil(bo, from: "2024-08-19", last: "2025-03-01")]
      ))
    try database.take(
      Roll(
        "2025-02-15",
        [Pupil(anna, from: "2025-01-27", last: "2025-03-05"), Pupil(bo, from: "2025-01-27", last: "2025-02-16")],
        scope: other, source: "friskolan"))
    try setRhythm(30)
    try setRhythm(60, of: "friskolan")
    #expect(try waiting(anna) == nil)
    #expect(try waiting(bo)?.source == "skolan")
    try setRhythm(14, of: "friskolan")
    #expect(try waiting(anna)?.source == "friskolan")
    #expect(try waiting(bo)?.source == "skolan")
  }

  @Test func `an organiser's roll is waited for as a scope of its own`() throws {
    let organiser: RollScope = "organiser:5560360793"
    try database.take(
      Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20", unit: "12345678")], scope: organiser))
    try setRhythm(30)
    #expect(try waiting(anna)?.scope == organiser.description)
  }

  @Test func `a delta keeps a scope in time, but only a whole roll makes it expected`() throws {
    let roll = Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")], isComplete: false)
    try database.take(roll)
    try setRhythm(30)
    #expect(try waiting(anna) == nil)
    var whole = roll
    whole.isComplete = true
    whole.asOf = "2025-01-21"
    try database.take(whole)
    #expect(try waiting(anna)?.lastRoll == "2025-01-21")
    try database.take(Roll("2025-02-19", [Pupil(bo, from: "2024-08-19")], isComplete: false))
    #expect(try waiting(anna) == nil)
  }

  @Test func `nothing becomes late in a quiet month`() throws {
    try database.take(Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    try setRhythm(30, quiet: [2, 3])
    #expect(try waiting(anna) == nil)
    #expect(try waiting(anna, on: "2025-04-02") != nil)
  }

  @Test func `a held roll is waited for though nothing is late, and is not the last roll`() throws {
    let pupils = (1..<20).map { Pupil(.pupil($0), from: "2024-08-19") }
    try database.take(Roll("2025-01-20", pupils + [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    let held = try database.take(Roll("2025-02-25", [Pupil(anna, from: "2024-08-19")]))
    #expect(held.verdict == .held)
    let before = try database.now()
    let mark = try #require(try waiting(anna))
    #expect(mark.heldRoll == held.delivery)
    #expect(mark.lateness == nil)
    #expect(mark.lastRoll == "2025-01-20")
    // Held does not count as delivered.
    try setRhythm(30)
    #expect(try waiting(anna)?.lateness?.days == 19)
    try setRhythm(nil)
    let late = try database.now()
    _ = try database.connection.acceptRoll(try #require(held.delivery), why: "skolan delades", by: "anna")
    #expect(try database.outcome(of: anna, on: Self.day) == "outside/studying")
    #expect(try waiting(anna) == nil)
    for known in [before, late] { #expect(try waiting(anna, knownAt: known)?.heldRoll == held.delivery) }
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a rejected roll is neither waited for nor delivered`() throws {
    let pupils = (1..<20).map { Pupil(.pupil($0), from: "2024-08-19") }
    try database.take(Roll("2025-01-20", pupils + [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    let held = try #require(try database.take(Roll("2025-02-25", [Pupil(anna, from: "2024-08-19")])).delivery)
    let before = try database.now()
    try database.connection.rejectRoll(held, why: "halva filen", by: "anna")
    #expect(try waiting(anna) == nil)
    #expect(try waiting(anna, knownAt: before)?.heldRoll == held)
    try setRhythm(30)
    #expect(try waiting(anna)?.lastRoll == "2025-01-20")
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `what was known at a time does not change`() throws {
    let start = try database.now()
    try database.take(Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    let rolled = try database.now()
    try setRhythm(30)
    let late = try database.now()
    try setRhythm(90)
    let patient = try database.now()
    try setRhythm(30)
    let again = try database.now()
    try database.take(Roll("2025-03-01", [Pupil(bo, from: "2024-08-19")]))
    let came = try database.now()
    #expect(try waiting(anna, knownAt: start) == nil)
    #expect(try waiting(anna, knownAt: rolled) == nil)
    #expect(try waiting(anna, knownAt: late)?.lateness?.days == 19)
    #expect(try waiting(anna, knownAt: patient) == nil)
    #expect(try waiting(anna, knownAt: again)?.lateness?.days == 19)
    #expect(try waiting(anna, knownAt: came) == nil)
    #expect(
      try database.connection.youths(of: "1496", on: Self.day, knownAt: late).filter { $0.waiting != nil }.count == 1)
  }

  @Test func `a finished scope is waited for no more, until it hands in again`() throws {
    try database.take(Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    try setRhythm(30)
    let before = try database.now()
    let connection = database.connection
    try connection.finishScope(Roll.unit.description, of: "skolan", why: "nedlagd", by: "anna")
    #expect(try waiting(anna) == nil)
    #expect(try waiting(anna, knownAt: before) != nil)
    try database.take(Roll("2025-01-21", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    #expect(try waiting(anna)?.lastRoll == "2025-01-21")
    for wrong in [("ingen", Roll.unit.description), ("skolan", "unit:99999999")] {
      let error = explainedError { try connection.finishScope(wrong.1, of: wrong.0, why: "x", by: "anna") }
      #expect(error?.code == .thingUnknown)
    }
  }

  @Test func `no mark tells the school of somebody under skyddad folkbokföring`() throws {
    try database.take(Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    try database.take(Population("2025-02-01", [Resident(anna, since: "2020-01-01", mark: "S")], isComplete: false))
    try setRhythm(30)
    try database.connection.decide(.notStudying, about: anna.number, on: "2025-03-01", by: "ek")
    #expect(try database.outcome(of: anna, on: Self.day) == "covered/left-national")
    #expect(try waiting(anna) == nil)
    #expect(try database.connection.balance(of: "1496", on: Self.day).waitingForSource == 0)
  }

  @Test func `the first contact of one who waits is planned as for anybody`() throws {
    try database.take(Roll("2025-01-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-20")]))
    try setRhythm(30)
    try database.reconcile(Self.day)
    #expect(
      try database.count("SELECT * FROM follow_ups WHERE kind = 'first-contact' AND number = \(anna.digits)") == 1)
  }
}
