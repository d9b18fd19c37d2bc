import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// "The population file becomes residence".
struct PopulationTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  /// Municipality, first day, the day after the last.
  private func residences(of person: TestPerson? = nil) throws -> [String] {
    try database.lines(
      "SELECT municipality, valid_from, valid_until FROM residences WHERE known_until = 'infinity' "
        + "\(person.map { "AND number = \($0.digits)" } ?? "") ORDER BY number, municipality, valid_from")
  }

  private func marks() throws -> [String] {
    try database.lines(
      "SELECT mark, valid_from, valid_until FROM protections WHERE known_until = 'infinity' ORDER BY number, valid_from"
    )
  }

  @Test func `a row begins a period on its first day, else on the file's`() throws {
    let result = try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo)]))
    #expect(result.counts.started == 2)
    #expect(try residences() == ["1496|2008-03-04|-", "1496|2024-08-01|-"])
  }

  @Test(arguments: ["2008-03-04", "2012-01-01", nil] as [Day?])
  func `a row continues an open period whatever first day it gives`(since: Day?) throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04")]))
    let result = try database.take(Population("2024-09-01", [Resident(anna, since: since)]))
    #expect(result.counts.applied == 0)
    #expect(try residences() == ["1496|2008-03-04|-"])
  }

  @Test func `who is not in a complete file no longer lives there from its day`() throws {
    try database.take(
      Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20")]))
    let result = try database.take(Population("2024-09-01", [Resident(bo, since: "2008-07-20")]))
    #expect(result.counts.missing == 1)
    #expect(try residences(of: anna) == ["1496|2008-03-04|2024-09-01"])
    #expect(try residences(of: bo) == ["1496|2008-07-20|-"])
  }

  @Test func `a file of changes ends nothing for those it lacks`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04")]))
    try database.take(Population("2024-09-01", [Resident(bo)], isComplete: false))
    #expect(try residences(of: anna) == ["1496|2008-03-04|-"])
  }

  @Test func `a file of changes with nothing in it is done and changes nothing, a complete one is refused`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04")]))
    let empty = "<?xml version=\"1.0\"?><Navetavisering><Folkbokforingsposter></Folkbokforingsposter></Navetavisering>"
    func take(_ day: Day, isComplete: Bool, _ text: String) throws -> ImportResult {
      try database.connection.importPopulation(
        DeliveredFile(path: database.file(text)), source: "folkbokforing", municipality: "1496", asOf: day,
        isComplete: isComplete, request: .auto, by: "test")
    }
    let before = try residences()
    for text in [empty, "#DATA_START I\r\n#DATA_SLUT\r\n"] {
      #expect(explainedError { try take("2024-09-01", isComplete: true, text) }?.code == .fileHasNoRows)
      let result = try take("2024-09-01", isComplete: false, text)
      #expect(result.verdict == .applied && result.counts.rows == 0 && !result.needsLooking)
      #expect(try residences() == before)
    }
  }

  @Test func `a row reopens the last period where that began on the same day`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo)]))
    try database.take(Population("2024-09-01", [Resident(bo)]))
    let result = try database.take(Population("2024-10-01", [Resident(anna, since: "2008-03-04"), Resident(bo)]))
    #expect(result.counts.restored == 1)
    #expect(try residences(of: anna) == ["1496|2008-03-04|-"])
  }

  @Test func `a row of another first day begins anew after an ended period`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo)]))
    try database.take(Population("2024-09-01", [Resident(bo)]))
    try database.take(Population("2025-01-01", [Resident(anna, since: "2024-12-15"), Resident(bo)]))
    #expect(try residences(of: anna) == ["1496|2008-03-04|2024-09-01", "1496|2024-12-15|-"])
  }

  @Test func `a person whose row was bad is in the file all the same`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo)]))
    let result = try database.take(
      Population("2024-09-01", [Resident(anna, since: nil, writtenSince: "i våras"), Resident(bo)]))
    #expect(result.counts.rejected == 1)
    #expect(try residences(of: anna) == ["1496|2008-03-04|-"])
  }

  @Test func `who moves to another municipality lives there and not here`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04")]))
    try database.take(
      Population("2024-09-01", [Resident(anna, since: "2024-08-20"), Resident(bo)], municipality: "1494"))
    try database.take(Population("2024-09-01", [Resident(bo)]))
    #expect(try residences(of: anna) == ["1494|2024-08-20|-", "1496|2008-03-04|2024-09-01"])
  }

  @Test func `a deregistration ends the period on its day`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04")]))
    try database.take(
      Population(
        "2024-09-01", [Resident(anna, since: "2008-03-04", deregistered: "2024-08-15", deregistrationReason: "UV")],
        isComplete: false))
    #expect(try residences() == ["1496|2008-03-04|2024-08-15"])
  }

  @Test func `a mark holds from the file that first brought it, and not from each that repeats it`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04")]))
    try database.take(Population("2024-09-01", [Resident(anna, since: "2008-03-04", mark: "J")]))
    try database.take(Population("2024-10-01", [Resident(anna, since: "2008-03-04", mark: "J")]))
    #expect(try marks() == ["1|2024-09-01|-"])
    try database.take(Population("2024-11-01", [Resident(anna, since: "2008-03-04")]))
    #expect(try marks() == ["1|2024-09-01|2024-11-01"])
  }

  @Test func `another mark follows the first from its file's day`() throws {
    try database.take(Population("2024-09-01", [Resident(anna, since: "2008-03-04", mark: "J")]))
    try database.take(Population("2024-10-01", [Resident(anna, since: "2008-03-04", mark: "S")]))
    #expect(try marks() == ["1|2024-09-01|2024-10-01", "2|2024-10-01|-"])
  }

  @Test func `a record of number and mark alone changes the mark and nothing else`() throws {
    try database.take(
      Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20")]))
    let left: Set<String> = [
      "register_clock", "deliveries", "scope_deliveries", "protections", "journals", "journal_entries",
      "journal_payloads",
    ]
    let before = try database.everything(leavingOut: left)
    try database.take(Population("2024-09-01", [.markOnly(anna, "J"), Resident(bo, since: "2008-07-20")]))
    #expect(try database.everything(leavingOut: left) == before)
    #expect(try marks() == ["1|2024-09-01|-"])
  }

  @Test func `a blank never wipes a name`() throws {
    try database.take(
      Population("2024-08-01", [Resident(anna, since: "2008-03-04", familyName: "Lund", givenName: "Eva")]))
    try database.take(
      Population(
        "2024-09-01", [Resident(anna, since: "2008-03-04", familyName: "", givenName: "Eva Maria", address: "")]))
    #expect(
      try database.lines("SELECT family_name, given_name, street FROM persons") == ["Lund|Eva Maria|Storgatan 1"])
  }

  @Test func `the first registration in Sweden is known by its latest telling`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2024-07-10", immigrated: "2024-07-10")]))
    try database.take(Population("2024-09-01", [Resident(anna, since: "2024-07-10", immigrated: "2024-07-15")]))
    #expect(
      try database.lines("SELECT first_day FROM first_registrations WHERE known_until = 'infinity'") == ["2024-07-15"])
    #expect(try database.outcome(of: anna, on: "2024-11-01") == "covered/newly-registered")
  }

  @Test func `a file that lacks unusually many is applied and told of`() throws {
    try database.take(Population("2024-08-01", (0..<40).map { Resident(.pupil($0)) }))
    let result = try database.take(Population("2024-09-01", (0..<20).map { Resident(.pupil($0)) }))
    #expect(result.verdict == .applied)
    #expect(result.counts.missing == 20)
    #expect(result.needsLooking)
    #expect(try database.findings() == ["population-shrank"])
  }

  @Test func `the same bytes again change nothing, and an older file is refused`() throws {
    let file = Population("2024-08-01", [Resident(anna, since: "2008-03-04")])
    try database.take(file)
    let before = try database.everything(leavingOut: ["register_clock"])
    #expect(try database.take(file).isRepeat)
    #expect(explainedError { try database.take(Population("2024-07-01", [Resident(bo)])) }?.code == .fileOlder)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
  }

  @Test func `a dry run leaves everything as it was`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04")]))
    let before = try database.everything()
    let result = try database.take(Population("2024-09-01", [Resident(bo)]), isDryRun: true)
    #expect(result.counts.missing == 1)
    #expect(try database.everything() == before)
  }
}
