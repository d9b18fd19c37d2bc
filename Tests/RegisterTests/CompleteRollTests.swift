import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// "Rolls become enrolments", points 1–5 and 7–9.
struct CompleteRollTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  @Test func `a row with a first day begins a spell there, and one without begins it on the roll's day`() throws {
    let result = try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo)]))
    #expect(result.verdict == .applied)
    #expect(result.counts.rows == 2)
    #expect(result.counts.started == 2)
    #expect(result.counts.applied == 2)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
    #expect(try database.spells(of: bo) == ["2024-09-20|-|open|NANAT"])
  }

  @Test func `a row without a first day continues the open spell`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo)]))
    let result = try database.take(Roll("2024-10-20", [Pupil(anna, last: "2025-06-12"), Pupil(bo)]))
    #expect(result.counts.started == 0)
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-06-13|planned|NANAT"])
    #expect(try database.spells(of: bo) == ["2024-09-20|-|open|NANAT"])
  }

  @Test func `a row without a first day goes on being said of a spell that has ended`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, last: "2025-06-12")]))
    let later = try database.take(Roll("2025-06-20", [Pupil(anna, last: "2025-06-12"), Pupil(bo)]))
    #expect(later.counts.rejected == 0)
    #expect(try database.spells(of: anna) == ["2024-09-20|2025-06-13|planned|NANAT"])
  }

  @Test func `a last day ends a spell the day after, as planned or as left by its reason`() throws {
    try database.take(
      Roll(
        "2024-09-20",
        [
          Pupil(anna, from: "2024-08-19", last: "2024-09-10", leavingReason: "Avbrott"),
          Pupil(bo, from: "2024-08-19", last: "2025-06-12"),
        ]))
    #expect(try database.spells(of: anna) == ["2024-08-19|2024-09-11|left|NANAT"])
    #expect(try database.spells(of: bo) == ["2024-08-19|2025-06-13|planned|NANAT"])
  }

  @Test(arguments: ["2999-12-31", "9999-12-31", "2999-01-01"])
  func `a last day in year 2999 or 9999 is open`(written: String) throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19", writtenLast: written)]))
    #expect(try database.spells() == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `a last day before the first is a bad row, and its person is not missing`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19")]))
    let result = try database.take(Roll("2024-10-20", [Pupil(anna, from: "2024-08-19", last: "2024-08-01")]))
    #expect(result.counts.rejected == 1)
    #expect(result.counts.missing == 0)
    #expect(result.needsLooking)
    #expect(try database.findings() == ["ends-before-it-begins"])
    #expect(try database.spells() == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `a row without a first day that ended before the roll's day is a bad row`() throws {
    let result = try database.take(Roll("2024-09-20", [Pupil(anna, last: "2024-09-01"), Pupil(bo)]))
    #expect(result.counts.rejected == 1)
    #expect(try database.findings() == ["ends-before-it-begins"])
    #expect(try database.spells(of: anna) == [])
  }

  @Test func `a spell that a complete roll lacks is cut at the roll's day`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    let result = try database.take(Roll("2025-02-10", [Pupil(bo, from: "2024-08-19")]))
    #expect(result.counts.missing == 1)
    #expect(result.counts.unchanged == 1)
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-10|missing|NANAT"])
    #expect(try database.spells(of: bo) == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `a spell that begins on the roll's day and is missing from it is cut to nothing`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2025-02-10"), Pupil(bo)]))
    try database.take(Roll("2025-02-10", [Pupil(bo)]))
    #expect(try database.spells(of: anna) == ["2025-02-10|2025-02-10|missing|NANAT"])
  }

  @Test func `a spell that ended before the roll's day stays as it was`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19", last: "2025-02-09"), Pupil(bo)]))
    let result = try database.take(Roll("2025-02-10", [Pupil(bo)]))
    #expect(result.counts.missing == 0)
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-10|planned|NANAT"])
  }

  @Test func `a spell to come that a complete roll lacks never was`() throws {
    try database.take(Roll("2025-05-20", [Pupil(anna, from: "2025-08-18"), Pupil(bo)]))
    let result = try database.take(Roll("2025-06-20", [Pupil(bo)]))
    #expect(result.counts.missing == 1)
    #expect(try database.spells(of: anna) == ["2025-08-18|2025-08-18|withdrawn|NANAT"])
  }

  @Test(arguments: [true, false])
  func `a spell that comes back is restored whole`(isComplete: Bool) throws {
    let row = Pupil(anna, from: "2024-08-19", last: "2027-06-11")
    try database.take(Roll("2024-09-20", [row, Pupil(bo)]))
    try database.take(Roll("2025-02-10", [Pupil(bo)]))
    let result = try database.take(Roll("2025-03-01", [row, Pupil(bo)], isComplete: isComplete))
    #expect(result.counts.restored == 1)
    #expect(result.counts.started == 0)
    #expect(try database.spells(of: anna) == ["2024-08-19|2027-06-12|planned|NANAT"])
  }

  @Test func `a withdrawn spell to come that is said again is restored`() throws {
    try database.take(Roll("2025-05-20", [Pupil(anna, from: "2025-08-18"), Pupil(bo)]))
    try database.take(Roll("2025-06-20", [Pupil(bo)]))
    try database.take(Roll("2025-06-27", [Pupil(anna, from: "2025-08-18"), Pupil(bo)]))
    #expect(try database.spells(of: anna) == ["2025-08-18|-|open|NANAT"])
  }

  @Test func `a changed programme changes the spell from now on and keeps the old code as it was known`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19")]))
    let before = try database.now()
    let result = try database.take(Roll("2024-11-20", [Pupil(anna, from: "2024-08-19", programme: "EKEKO")]))
    #expect(result.counts.applied == 1)
    #expect(result.counts.started == 0)
    #expect(try database.spells() == ["2024-08-19|-|open|EKEKO"])
    let known = try database.connection.query(
      Statement(
        name: "test_known", text: "SELECT programme FROM enrolments WHERE known_from <= $1 AND known_until > $1"),
      [.timestamp(before.microseconds)])
    #expect(known.map { $0.text(0) } == ["NANAT"])
  }

  @Test func `the same bytes again change nothing and say so`() throws {
    let roll = Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo)])
    let first = try database.take(roll)
    let before = try database.everything(leavingOut: ["register_clock"])
    let again = try database.take(roll)
    #expect(again.isRepeat)
    #expect(again.delivery == first.delivery)
    #expect(again.counts.unchanged == 2)
    #expect(again.counts.applied == 0)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
  }

  @Test func `the same content on a later day is a new roll that changes nothing`() throws {
    let rows = [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]
    try database.take(Roll("2024-09-20", rows))
    let again = try database.take(Roll("2024-10-20", rows))
    #expect(!again.isRepeat)
    #expect(again.counts.unchanged == 2)
    #expect(try database.count("SELECT * FROM enrolments") == 2)
  }

  @Test func `a roll older than the newest of its scope is refused and nothing of it applies`() throws {
    try database.take(Roll("2024-10-20", [Pupil(anna, from: "2024-08-19")]))
    let before = try database.everything(leavingOut: ["register_clock"])
    let error = explainedError { try database.take(Roll("2024-10-19", [Pupil(bo)])) }
    #expect(error?.code == .fileOlder)
    #expect(error?.code.exit == .inputIsNotWhatItSays)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
  }

  @Test func `an older roll of another scope is taken in`() throws {
    try database.take(Roll("2024-10-20", [Pupil(anna, from: "2024-08-19")]))
    let result = try database.take(Roll("2024-09-20", [Pupil(bo, from: "2024-08-19")], scope: "unit:55555555"))
    #expect(result.counts.started == 1)
  }

  @Test func `a row said twice counts once`() throws {
    let row = Pupil(anna, from: "2024-08-19")
    let result = try database.take(Roll("2024-09-20", [row, row]))
    #expect(result.counts.started == 1)
    #expect(result.counts.rejected == 0)
    #expect(try database.spells() == ["2024-08-19|-|open|NANAT"])
    let once = try database.take(Roll("2024-10-20", [row]))
    #expect(once.counts.applied == 0)
    #expect(once.counts.missing == 0)
  }

  @Test func `two rows that disagree about a spell are both bad, and the spell stays as it was`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    let result = try database.take(
      Roll(
        "2024-10-20",
        [
          Pupil(anna, from: "2024-08-19"), Pupil(anna, from: "2024-08-19", last: "2024-10-01"),
          Pupil(bo, from: "2024-08-19"),
        ]))
    #expect(result.counts.rejected == 2)
    #expect(result.counts.missing == 0)
    #expect(try database.findings() == ["rows-disagree", "rows-disagree"])
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
    let agreed = try database.take(Roll("2024-11-20", [Pupil(bo, from: "2024-08-19")]))
    #expect(agreed.counts.missing == 1)
  }

  @Test func `a person whose row was bad is not missing`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    let result = try database.take(
      Roll("2024-10-20", [Pupil(anna, from: "2024-08-19", programme: "N-A T"), Pupil(bo, from: "2024-08-19")]))
    #expect(result.counts.rejected == 1)
    #expect(result.counts.missing == 0)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
    let gone = try database.take(Roll("2024-11-20", [Pupil(bo, from: "2024-08-19")]))
    #expect(gone.counts.missing == 1)
    #expect(try database.spells(of: anna) == ["2024-08-19|2024-11-20|missing|NANAT"])
  }

  @Test func `a bad row whose number cannot be read keeps nobody`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    let result = try database.take(
      Roll("2024-10-20", [Pupil(nil, from: "2024-08-19", writtenNumber: "080304-TF10"), Pupil(bo, from: "2024-08-19")]))
    #expect(result.counts.rejected == 1)
    #expect(result.counts.missing == 1)
    #expect(try database.spells(of: anna) == ["2024-08-19|2024-10-20|missing|NANAT"])
  }

  @Test func `a bad row is kept as it came, with its reason`() throws {
    let result = try database.take(
      Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19", writtenLast: "i juni")]))
    let findings = try database.connection.findings(of: try #require(result.delivery), rejectedOnly: true)
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.row == 3)
    #expect(finding.kind == "day-malformed")
    #expect(finding.column == "Slutdatum")
    #expect(finding.number == bo.number)
    #expect(finding.content?.contains("i juni") == true)
  }

  @Test func `a unit outside the scope is a bad row`() throws {
    let result = try database.take(
      Roll("2024-09-20", [Pupil(anna, from: "2024-08-19", unit: "55555555"), Pupil(bo, from: "2024-08-19")]))
    #expect(try database.findings() == ["unit-outside-scope"])
    #expect(result.counts.rejected == 1)
    #expect(try database.spells(of: anna) == [])
  }

  @Test func `a dry run tells what would happen and leaves the register as it was`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19")]))
    let before = try database.everything(leavingOut: ["register_clock"])
    let roll = Roll("2024-10-20", [Pupil(bo, from: "2024-08-19")])
    let dry = try database.take(roll, isDryRun: true)
    #expect(dry.delivery == nil)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
    let real = try database.take(roll)
    #expect(real.counts == dry.counts)
    #expect(real.counts.missing == 1)
  }
}
