import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What a counsellor does: acts, the follow-ups they settle and the next ones they plan.
struct CaseworkTests {
  /// Never enrolled; covered from the autumn day of 2024; 18 from March 2026.
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04")])
  }

  @discardableResult
  private func record(
    _ deed: Deed, on day: Day = "2024-09-20", note: String? = nil, corrects: Int64? = nil, of person: TestPerson? = nil
  ) throws -> DeedResult {
    try database.connection.record(
      deed, of: (person ?? anna).number, on: day, today: "2024-12-31", note: note, corrects: corrects, by: "ek")
  }

  private func waiting() throws -> [String] {
    try database.lines(
      """
      SELECT kind, due, why FROM follow_ups
      WHERE settled_at IS NULL AND kind NOT IN ('last-chance', 'farewell') ORDER BY due, kind
      """
    )
  }

  private func file() throws -> CaseFile {
    try database.connection.caseFile(of: anna.number, municipality: nil, on: "2024-12-31")
  }

  private func refusal(_ body: () throws -> DeedResult) -> ErrorCode? { explainedError(body)?.code }

  @Test func `a case that opens plans the first contact and the last chances`() throws {
    #expect(try waiting() == ["first-contact|2024-09-30|case-opened"])
    #expect(
      try database.lines("SELECT due, why FROM follow_ups WHERE kind = 'last-chance' ORDER BY due").first
        == "2027-09-04|20th-birthday:6")
  }

  @Test func `who was not reached is tried again on the ladder's next rung`() throws {
    let result = try record(.contact(.letter, .noAnswer, occupation: nil))
    #expect(result.settled == 1)
    #expect(result.planned.map(\.kind) == [.contact])
    #expect(try waiting() == ["contact|2024-09-27|not-reached:text"])
  }

  @Test func `who was reached is mapped, and asked again when what is known is too old`() throws {
    try record(.contact(.phone, .reached, occupation: nil))
    #expect(try waiting() == ["mapping|2024-10-11|reached", "refresh|2024-11-19|unknown"])
    #expect(try record(.mapping, on: "2024-10-01").settled == 1)
    // A mapping tells nothing of what the youth does: that is asked about when it was to be.
    #expect(try waiting() == ["refresh|2024-11-19|unknown"])
  }

  @Test func `one asks again when what was told ends or is too old for its kind, and not after the 20th birthday`()
    throws
  {
    func refresh() throws -> [String] { try waiting().filter { $0.hasPrefix("refresh") } }
    try record(.mapping, on: "2024-10-01")
    #expect(try refresh() == ["refresh|2024-11-30|mapped"])
    try record(.occupation(Occupation(code: "nothing", from: "2024-09-01")), on: "2024-10-01")
    #expect(try refresh() == ["refresh|2024-10-31|told"])
    try record(.occupation(Occupation(code: "work", from: "2024-09-01", until: "2024-11-15")), on: "2024-10-02")
    #expect(try refresh() == ["refresh|2024-11-16|told"])
    _ = try database.connection.record(
      .occupation(Occupation(code: "work", from: "2028-01-01")), of: anna.number, on: "2028-01-02", today: "2028-01-02",
      by: "ek")
    #expect(try refresh() == [])
  }

  @Test func `what the youth does is told, settles what waited for it and is asked again later`() throws {
    try record(.contact(.phone, .reached, occupation: nil))
    try record(.occupation(Occupation(code: "work", from: "2024-09-01", toldBy: "mor")), on: "2024-10-01")
    #expect(try waiting() == ["mapping|2024-10-11|reached", "refresh|2024-12-30|told"])
    #expect(try file().occupation?.occupation == "work")
    #expect(try file().occupation?.toldBy == "mor")
  }

  @Test func `a correction is an act of its own, and what it corrects no longer counts`() throws {
    let wrong = try record(.occupation(Occupation(code: "abroad", from: "2024-09-01")))
    try record(.note, on: "2024-09-21", note: "fel person", corrects: wrong.act)
    #expect(try file().occupation == nil)
    #expect(try file().acts.map(\.kind) == ["note", "occupation", "opened"])
    #expect(try file().acts.first?.corrects == wrong.act)
  }

  @Test func `a note and an assignment settle nothing`() throws {
    #expect(try record(.note, note: "vill ha sms").settled == 0)
    #expect(try record(.assign("berg")).settled == 0)
    #expect(try file().current.assignedTo == "berg")
    #expect(try waiting() == ["first-contact|2024-09-30|case-opened"])
    #expect(
      try database.connection.followUps(of: "1496", due: "2024-09-30", kind: .firstContact, assigned: "berg").count == 1
    )
    #expect(try database.connection.followUps(of: "1496", due: nil, kind: nil, assigned: "ek").isEmpty)
  }

  @Test func `closing settles all that waits, and the case can be opened again`() throws {
    try record(.close(reason: "moved"), on: "2024-10-01")
    #expect(try waiting().isEmpty)
    #expect(try database.count("SELECT * FROM follow_ups WHERE settled_at IS NULL") == 0)
    #expect(try file().current.closedReason == "moved")
    try record(.reopen(reason: "mistake"), on: "2024-10-02")
    #expect(try file().current.isOpen)
    #expect(try file().current.openedOn == "2024-09-16")
    #expect(try waiting() == ["first-contact|2024-10-16|reopened"])
    #expect(
      try database.lines(
        "SELECT opened_on, closed_on FROM case_periods WHERE known_until = 'infinity' ORDER BY opened_on")
        == ["2024-09-16|2024-10-01", "2024-10-02|-"])
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `acts that cannot be true are refused and leave nothing behind`() throws {
    let before = try database.everything(leavingOut: ["register_clock", "access_entries"])
    #expect(refusal { try record(.mapping, on: "2025-01-01") } == .actRefused)
    #expect(refusal { try record(.mapping, on: "2024-09-15") } == .actRefused)
    #expect(refusal { try record(.mapping, corrects: 99) } == .actRefused)
    #expect(refusal { try record(.mapping, of: bo) } == .personUnknown)
    #expect(refusal { try record(.reopen(reason: "x")) } == .caseAlreadyOpen)
    #expect(refusal { try record(.note, note: String(repeating: "a", count: 2001)) } == .actRefused)
    #expect(try database.everything(leavingOut: ["register_clock", "access_entries"]) == before)
    try record(.close(reason: "moved"))
    #expect(refusal { try record(.mapping) } == .caseNotOpen)
    #expect(refusal { try record(.close(reason: "moved")) } == .caseNotOpen)
  }

  @Test func `a guardian is contacted only before 18`() throws {
    try record(.contact(.guardian, .noAnswer, occupation: nil))
    let late = explainedError {
      try database.connection.record(
        .contact(.guardian, .noAnswer, occupation: nil), of: anna.number, on: "2026-03-04", today: "2026-03-04",
        by: "ek")
    }
    #expect(late?.code == .actRefused)
  }

  @Test func `somebody without a case is told so`() throws {
    try database.take(Population("2024-09-20", [Resident(bo, since: "2010-01-01")], isComplete: false))
    #expect(refusal { try record(.mapping, of: bo) } == .caseMissing)
  }

  @Test func `an act whose follow-up cannot be planned is not written down either`() throws {
    try database.connection.run(
      script: "ALTER TABLE follow_ups ADD CONSTRAINT no_mappings CHECK (kind <> 'mapping') NOT VALID")
    let acts = try database.count("SELECT * FROM acts")
    #expect(explainedError { try record(.contact(.phone, .reached, occupation: nil)) }?.code == .databaseRefused)
    #expect(try database.count("SELECT * FROM acts") == acts)
    #expect(try waiting() == ["first-contact|2024-09-30|case-opened"])
  }

  @Test func `a person with cases in two municipalities is asked about by name of one`() throws {
    try database.take(Population("2024-10-01", [Resident(bo)]))
    try database.take(Population("2024-10-01", [Resident(anna, since: "2024-09-28")], municipality: "1494"))
    try database.reconcile("2024-10-01")
    #expect(refusal { try record(.mapping, on: "2024-10-02") } == .actRefused)
    let result = try database.connection.record(
      .mapping, of: anna.number, municipality: "1494", on: "2024-10-02", today: "2024-12-31", by: "ek")
    #expect(try database.lines("SELECT municipality FROM cases WHERE id = \(result.caseID)") == ["1494"])
  }

  @Test func `a municipality's own routine says how soon`() throws {
    var policy = try database.connection.followUpPolicy(of: "1496", on: "2024-09-20")
    policy.nextRungWithin = 1
    policy.ladder = [.phone, .homeVisit]
    try database.connection.set(policy, of: "1496", from: "2024-09-20", by: "ek")
    try record(.contact(.phone, .noAnswer, occupation: nil))
    #expect(try waiting() == ["contact|2024-09-23|not-reached:home-visit"])
    #expect(try database.connection.followUpPolicy(of: "1494", on: "2024-09-20").nextRungWithin == 5)
  }
}

/// What may be seen of a protected person.
struct ProtectedPersonTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04", familyName: "Lund")])
  }

  private func protect() throws -> Moment {
    let before = try database.now()
    try database.take(
      Population("2024-10-01", [Resident(anna, since: "2008-03-04", familyName: "Lund", mark: "J")]))
    return before
  }

  @Test func `a list of a day before the mark does not tell the name after it`() throws {
    #expect(try database.connection.youths(of: "1496", on: "2024-09-20").map(\.name) == ["Kim Lund"])
    let before = try protect()
    #expect(try database.connection.youths(of: "1496", on: "2024-10-02").map(\.name) == [nil])
    #expect(try database.connection.youths(of: "1496", on: "2024-09-20").map(\.name) == [nil])
    #expect(try database.connection.youths(of: "1496", on: "2024-09-20", knownAt: before).map(\.name) == [nil])
  }

  @Test func `a case file of a protected person shows neither name, address nor where facts come from`() throws {
    _ = try protect()
    let file = try database.connection.caseFile(of: anna.number, municipality: nil, on: "2024-10-02")
    #expect(file.isProtected)
    #expect(file.name == nil)
    #expect(file.address == nil)
    #expect(file.facts.isEmpty)
  }

  @Test func `once the mark is lifted the name is shown again`() throws {
    _ = try protect()
    try database.take(Population("2024-11-01", [Resident(anna, since: "2008-03-04", familyName: "Lund")]))
    #expect(try database.connection.youths(of: "1496", on: "2024-11-02").map(\.name) == ["Kim Lund"])
  }
}
