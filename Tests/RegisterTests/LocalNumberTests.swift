import ActivityResponsibility
import PostgreSQL
import TestSupport
import Testing

@testable import FileBuilding
@testable import Register

/// Pupils whom a school knows by a number of its own (TF, interim) until they have one.
struct LocalNumberTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let database: TestDatabase
  let local: IdentityNumber

  init() throws {
    database = try TestDatabase()
    local = try #require(IdentityNumber.local("31279295:20080304-TF12", on: "2026-10-01"))
  }

  private var temporary: Pupil { Pupil(nil, from: "2024-08-19", writtenNumber: "080304-TF12") }

  private func suspicions(_ municipality: MunicipalityCode? = nil) throws -> [String] {
    try database.connection.suspicions(of: municipality).map {
      "\($0.kind.rawValue) \($0.number.twelveDigits) \($0.other.twelveDigits) \($0.source ?? "-")"
    }
  }

  /// On the roll under the school's own number; then resident, and on the roll under her own.
  private func annaGetsHerNumber() throws {
    try database.take(Population("2024-08-01", [Resident(bo, since: "2008-07-20")]))
    #expect(try database.take(Roll("2024-09-20", [temporary, Pupil(bo, from: "2024-08-19")])).counts.started == 2)
    try database.take(
      Population("2025-03-01", [Resident(bo, since: "2008-07-20"), Resident(anna, since: "2025-03-01")]))
  }

  @Test func `a row with a school's own number is kept, and seen, and nobody is decided about by it`() throws {
    try database.take(Population("2024-08-01", [Resident(bo, since: "2008-07-20")]))
    let result = try database.take(Roll("2024-09-20", [temporary, Pupil(bo, from: "2024-08-19")]))
    #expect(result.counts.rejected == 0 && result.remarks == 1)
    let findings = try database.connection.findings(of: try #require(result.delivery), rejectedOnly: false)
    #expect(findings.map(\.number) == [local])
    let exceptions = try database.connection.exceptions(of: "skolan", on: "2024-10-01")
    #expect(exceptions.map(\.what) == [.notInPopulation])
    #expect(exceptions.map(\.number.written) == ["31279295:20080304-TF12"])
    try database.reconcile("2024-10-01")
    #expect(try database.lines("SELECT number FROM outcomes") == [bo.digits])
    // The next roll finds the same spell; one without it ends it.
    #expect(try database.take(Roll("2024-10-20", [temporary, Pupil(bo, from: "2024-08-19")])).counts.applied == 0)
    #expect(try database.take(Roll("2024-11-20", [Pupil(bo, from: "2024-08-19")])).counts.missing == 1)
  }

  @Test func `linked, what the school told under its own number is the person's, and parted it is not`() throws {
    try annaGetsHerNumber()
    #expect(try database.outcome(of: anna, on: "2025-03-02") == "covered/never-started")
    // A link is remembered, and the log of readings and the journal go on; nothing else may differ.
    let left: Set<String> = [
      "identity_links", "register_clock", "access_entries", "journals", "journal_entries", "journal_payloads",
    ]
    let before = try database.everything(leavingOut: left)
    _ = try database.connection.link(local, to: anna.number, since: "2025-03-01", why: "fick nummer", by: "ek")
    #expect(try database.outcome(of: anna, on: "2025-03-02") == "outside/studying")
    #expect(try database.connection.identity(of: local).person.all == [anna.number, local])
    #expect(try database.connection.exceptions(of: "skolan", on: "2025-03-02").isEmpty)
    _ = try database.connection.unlink(local, why: "fel", by: "ek")
    #expect(try database.outcome(of: anna, on: "2025-03-02") == "covered/never-started")
    #expect(try database.everything(leavingOut: left) == before)
  }

  @Test func `an identity number never leads to a school's own`() throws {
    try annaGetsHerNumber()
    let error = explainedError {
      try database.connection.link(anna.number, to: local, since: "2025-03-01", why: "x", by: "ek")
    }
    #expect(error?.code == .linkRefused)
    #expect(try database.lines("SELECT count(*) FROM identity_links") == ["0"])
  }

  @Test func `who came in place of a school's own number is suspected, until somebody decides`() throws {
    try annaGetsHerNumber()
    #expect(try suspicions().isEmpty)
    try database.take(Roll("2025-04-01", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    let asked = "took-the-place 31279295:20080304TF12 \(anna.digits) skolan"
    #expect(try suspicions() == [asked])
    #expect(try suspicions("1496") == [asked])
    #expect(try suspicions("0180").isEmpty)
    // Another programme later is the same pupil.
    try database.take(
      Roll("2025-04-02", [Pupil(anna, from: "2024-08-19", programme: "TE"), Pupil(bo, from: "2024-08-19")]))
    #expect(try suspicions() == [asked])
    _ = try database.connection.link(local, to: anna.number, since: "2025-03-01", why: "x", by: "ek")
    #expect(try suspicions().isEmpty)
    _ = try database.connection.unlink(local, why: "x", by: "ek")
    #expect(try suspicions() == [asked])
    try database.connection.dismissSuspicion(local, anna.number, why: "en annan", by: "ek")
    #expect(try suspicions().isEmpty)
  }

  @Test func `one who was there before, was born on another day, or is protected, did not come in its place`() throws {
    let other: TestPerson = .man("2008-03-04")
    try database.take(Population("2024-08-01", [Resident(anna, mark: "J"), Resident(other), Resident(bo)]))
    try database.take(Roll("2024-09-20", [temporary, Pupil(other, from: "2024-08-19")]))
    try database.take(
      Roll("2024-10-20", [anna, other, bo].map { Pupil($0, from: "2024-08-19") }))
    #expect(try suspicions().filter { $0.hasPrefix("took") }.isEmpty)
  }

  @Test func `a source that tells another number of the same person is taken at its word as far as a question`() throws
  {
    func take(_ number: String, _ day: Day) throws {
      let list = page(
        person(id: "\"00000000-0000-4000-8000-000000000001\"", number: "\"\(number)\"", enrolment()))
      _ = try database.connection.importRoll(
        DeliveredFile(path: database.file(list)), source: "tjansten", scope: "unit:31279295", asOf: day,
        isComplete: true, request: .auto, by: "test")
    }
    try take("20080304TF12", "2024-09-01")
    #expect(try database.spells().count == 1)
    try take(anna.digits, "2024-10-01")
    // The lower number first, as dismissals have them.
    #expect(try suspicions().contains("told \(anna.digits) 31279295:20080304TF12 tjansten"))
    #expect(try database.lines("SELECT count(*) FROM identity_links") == ["0"])
  }

  private func notices(_ text: String, _ received: Day) throws -> ImportResult {
    try database.connection.importNotices(
      DeliveredFile(path: database.file("Personnummer;Händelse;Datum;Skolenhetskod\n" + text + "\n")),
      source: "meddelanden", received: received, request: .auto, by: "test")
  }

  @Test func `a notice about a school's own number ends its spell, and is the person's once they are linked`() throws {
    try annaGetsHerNumber()
    let result = try notices("080304-TF12;slutat;2025-02-03;31279295", "2025-02-05")
    #expect(result.counts.applied == 1 && result.counts.rejected == 0 && result.remarks == 1)
    #expect(try database.lines("SELECT kind FROM findings WHERE kind = 'notice-unmatched'").isEmpty)
    let spells = "SELECT valid_until FROM enrolments WHERE number > 1000000000000 AND known_until = 'infinity'"
    #expect(try database.lines(spells) == ["2025-02-04"])
    _ = try database.connection.link(local, to: anna.number, since: "2025-03-01", why: "fick nummer", by: "ek")
    #expect(try database.outcome(of: anna, on: "2025-03-02") == "covered/left-national")
  }

  @Test func `absence told under a school's own number is followed up where the person lives, once linked`() throws {
    try annaGetsHerNumber()
    let followUps = "SELECT kind, number FROM follow_ups WHERE kind = 'absence'"
    _ = try notices("080304-TF12;frånvaro;2025-03-03;31279295", "2025-03-05")
    #expect(try database.lines(followUps).isEmpty)
    _ = try database.connection.link(local, to: anna.number, since: "2025-03-01", why: "fick nummer", by: "ek")
    _ = try notices("080304-TF12;frånvaro;2025-04-03;31279295", "2025-04-05")
    #expect(try database.lines(followUps) == ["absence|\(local.rawValue)"])
    let planned = try database.connection.followUps(of: "1496", due: nil, kind: .absence, assigned: nil)
    #expect(planned.map(\.number) == [anna.number])
  }

  @Test func `a school's own number that is linked is nothing more to look at, in any later file`() throws {
    try annaGetsHerNumber()
    func attention() throws -> (Attention, Int)? {
      let sources = try database.connection.sources(on: "2025-03-02")
      return sources.first { $0.name == "skolan" }.map { ($0.attention, $0.findings) }
    }
    #expect(try #require(try attention()) == (.odd, 1))
    _ = try database.connection.link(local, to: anna.number, since: "2025-03-01", why: "fick nummer", by: "ek")
    #expect(try #require(try attention()) == (.none, 0))
    let result = try database.take(Roll("2025-03-02", [temporary, Pupil(bo, from: "2024-08-19")]))
    #expect(!result.needsLooking && result.remarks == 0)
    #expect(try #require(try attention()) == (.none, 0))
    // Another bad row beside it is as odd as before, and parted it is to be looked at again.
    let other = Pupil(nil, from: "2024-08-19", writtenNumber: "080304-TF10")
    #expect(try database.take(Roll("2025-03-03", [temporary, other, Pupil(bo, from: "2024-08-19")])).needsLooking)
    #expect(try #require(try attention()) == (.odd, 1))
    _ = try database.connection.unlink(local, why: "fel", by: "ek")
    #expect(try #require(try attention()) == (.odd, 2))
  }
}
