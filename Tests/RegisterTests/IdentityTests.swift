import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// One person, several numbers: what a link unites, and what taking it back gives back.
struct IdentityTests {
  /// Her coordination number, and the number she is given in March 2025.
  let coordination: TestPerson = .coordination("2008-03-04")
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  @discardableResult
  private func link(
    _ old: TestPerson, to new: TestPerson, since day: Day = "2025-03-01", allowsOtherBirthDate: Bool = false
  ) throws -> LinkResult {
    try database.connection.link(
      old.number, to: new.number, since: day, why: "test", allowsOtherBirthDate: allowsOtherBirthDate, by: "ek")
  }

  private func unlink(_ old: TestPerson) throws {
    _ = try database.connection.unlink(old.number, why: "fel person", by: "ek")
  }

  /// School under the coordination number; residence, from March 2025, under the new one.
  private func annaArrives() throws {
    try database.take(Population("2024-08-01", [Resident(bo, since: "2008-07-20")]))
    try database.take(
      Roll("2024-09-20", [Pupil(coordination, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    try database.take(
      Population(
        "2025-03-01",
        [Resident(bo, since: "2008-07-20"), Resident(anna, since: "2025-03-01", immigrated: "2025-03-01")]))
  }

  @Test func `a coordination number becomes a personnummer in the middle of a school year`() throws {
    try annaArrives()
    try database.reconcile("2025-03-01")
    #expect(try database.outcome(of: anna, on: "2025-03-01") == "covered/newly-registered")
    let before = try database.now()
    try link(coordination, to: anna)
    #expect(try database.outcome(of: anna, on: "2025-03-02") == "outside/studying")
    // Any of the numbers finds the person, who is told by the current one.
    let explained = try database.connection.explain(coordination.number, on: "2025-03-02")
    #expect(explained.number == anna.number)
    #expect(explained.formerNumbers == [coordination.number])
    #expect(try database.outcome(of: anna, on: "2025-03-02", knownAt: before) == "covered/newly-registered")
    #expect(try database.reconcile("2025-03-02").map(\.closed) == [1])
    // The school changes over: the spell under the old number is missing, the same spell under the new one has begun.
    try database.take(Roll("2025-04-01", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    for day in ["2025-03-31", "2025-04-01", "2025-04-02"] as [Day] {
      #expect(try database.outcome(of: anna, on: day) == "outside/studying")
    }
    try database.take(Roll("2025-05-20", [Pupil(bo, from: "2024-08-19")]))
    try database.reconcile("2025-05-20")
    #expect(try database.outcome(of: coordination, on: "2025-05-20") == "covered/left-national")
    #expect(try database.count("SELECT * FROM cases") == 1)
    #expect(try database.lines("SELECT number, outcome FROM outcomes ORDER BY 1").count == 2)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `what is learned of a number that lives nowhere is learned of the person in that night`() throws {
    try annaArrives()
    try link(coordination, to: anna)
    try database.reconcile("2025-03-02")
    #expect(try database.lines("SELECT outcome FROM outcomes WHERE number = \(anna.digits)") == ["1"])
    try database.take(Roll("2025-03-20", [Pupil(bo, from: "2024-08-19")]))
    #expect(try database.reconcile("2025-03-20").map(\.opened) == [1])
    #expect(try database.lines("SELECT outcome FROM outcomes WHERE number = \(anna.digits)") == ["4"])
  }

  @Test func `a school that changes over on another day than the register leaves no gap`() throws {
    try database.take(Population("2024-08-01", [Resident(coordination, since: "2020-01-01")]))
    try database.take(Roll("2024-09-20", [Pupil(coordination)]))
    try database.take(
      Population(
        "2025-03-01",
        [
          Resident(coordination, deregistered: "2025-03-01", deregistrationReason: "GS", replacedBy: anna),
          Resident(anna, since: "2025-03-01"),
        ]))
    try database.take(Roll("2025-05-05", [Pupil(anna)]))
    var day: Day = "2024-09-20"
    while day < "2025-06-15" {
      #expect(try database.outcome(of: anna, on: day) == (day < "2024-09-20" ? "" : "outside/studying"), "\(day)")
      #expect(try database.connection.balance(of: "1496", on: day).difference == 0)
      day = day + 7
    }
  }

  @Test func `a complete file where the old number vanishes and the new appears leaves the person resident`() throws {
    try database.take(Population("2024-08-01", [Resident(coordination, since: "2020-01-01")]))
    try database.take(Roll("2024-09-20", [Pupil(coordination, from: "2024-08-19")]))
    try database.take(Population("2025-03-01", [Resident(anna, since: "2025-03-01")]))
    try link(coordination, to: anna)
    #expect(try database.outcome(of: anna, on: "2025-02-28") == "outside/studying")
    #expect(try database.outcome(of: anna, on: "2025-03-01") == "outside/studying")
    let youths = try database.connection.youths(of: "1496", on: "2025-03-01")
    #expect(youths.map(\.number) == [anna.number])
    #expect(youths.map(\.formerNumbers) == [[coordination.number]])
    #expect(youths.map(\.name) == ["Kim Ek"])
  }

  @Test func `the register's own word makes a link, once, and ends no residence`() throws {
    try database.take(Population("2024-08-01", [Resident(coordination, since: "2020-01-01")]))
    let change = Population(
      "2025-03-01",
      [Resident(coordination, deregistered: "2025-03-01", deregistrationReason: "GN", replacedBy: anna)],
      isComplete: false)
    #expect(try database.take(change).counts.ended == 0)
    // The new number has not come yet: she lives on where she lived.
    #expect(try database.outcome(of: anna, on: "2025-03-10") == "covered/never-started")
    var again = change
    again.asOf = "2025-03-05"
    try database.take(again)
    let links = try database.connection.identity(of: anna.number).links
    #expect(links.map(\.toldBy) == ["folkbokforing"])
    #expect(links.map(\.since) == ["2025-03-01"])
    #expect(links.map(\.decidedBy) == [nil])
    // Under the new number she moves away: nobody lives on under the old one.
    try database.take(
      Population("2025-04-01", [Resident(anna, since: "2025-04-01")], municipality: "0180", isComplete: false))
    #expect(try database.outcome(of: anna, on: "2025-03-31") == "covered/never-started")
    #expect(try database.outcome(of: anna, on: "2025-04-01") == "outside/not-resident")
    #expect(try database.connection.explain(coordination.number, on: "2025-04-01").municipality == "0180")
    for (municipality, count) in [("1496", 0), ("0180", 1)] as [(MunicipalityCode, Int)] {
      #expect(try database.connection.balance(of: municipality, on: "2025-04-01").residents == count)
    }
  }

  @Test func `a later word of the register goes before an earlier one, and never before a person's`() throws {
    try database.take(
      Population("2025-03-01", [Resident(coordination, replacedBy: anna)], isComplete: false))
    try database.take(
      Population("2025-03-02", [Resident(coordination, replacedBy: bo)], isComplete: false))
    let links = try database.connection.identity(of: coordination.number).links
    #expect(links.map(\.leadsTo) == [anna.number, bo.number])
    #expect(links.map(\.isBelieved) == [false, true])
    try unlink(coordination)
    let result = try database.take(
      Population("2025-03-03", [Resident(coordination, replacedBy: bo)], isComplete: false))
    #expect(result.remarks == 1)
    #expect(try database.findings() == ["number-link-undone"])
    #expect(try database.connection.identity(of: coordination.number).person.former.isEmpty)
  }

  @Test func `a number that is said to lead back stops nothing and is told of`() throws {
    try link(anna, to: coordination)
    let result = try database.take(
      Population("2025-03-01", [Resident(coordination, replacedBy: anna), Resident(bo, since: "2025-01-01")]))
    #expect(result.counts.started == 1)
    #expect(try database.findings() == ["number-link-in-a-circle"])
    #expect(explainedError { try link(coordination, to: anna) }?.code == .linkRefused)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a replacement that cannot be read sets the row aside`() throws {
    let good = Population("2025-03-01", [Resident(coordination, replacedBy: anna)])
    let bad = good.text.replacing(anna.digits, with: String(anna.digits.dropLast()) + "0")
    let result = try database.connection.importPopulation(
      DeliveredFile(path: database.file(bad)), source: "folkbokforing", municipality: "1496", asOf: "2025-03-01",
      isComplete: true, request: .auto, by: "test")
    #expect(result.counts.rejected == 1)
    #expect(
      try database.lines("SELECT kind, column_name FROM findings") == ["number-check-digit|Hänvisningspersonnummer"])
  }

  @Test func `a chain of numbers is one person, and parting its middle makes two`() throws {
    try annaArrives()
    try link(coordination, to: anna)
    try link(anna, to: bo, allowsOtherBirthDate: true)
    #expect(
      try database.connection.identity(of: coordination.number).person.all == [bo, anna, coordination].map(\.number))
    try unlink(anna)
    #expect(try database.connection.identity(of: coordination.number).person.all == [anna, coordination].map(\.number))
    #expect(try database.connection.identity(of: bo.number).person.all == [bo.number])
  }

  @Test func `numbers of different birth dates, or one and the same, are not linked without a word`() throws {
    #expect(explainedError { try link(anna, to: bo) }?.code == .linkRefused)
    #expect(explainedError { try link(anna, to: anna) }?.code == .linkRefused)
    #expect(explainedError { try link(coordination, to: anna, since: "2999-01-01") }?.code == .linkRefused)
    #expect(explainedError { try unlink(anna) }?.code == .linkRefused)
    #expect(explainedError { try database.connection.identity(of: anna.number) }?.code == .personUnknown)
    let unknown = try link(coordination, to: anna)
    #expect(unknown.unknown == [coordination.number, anna.number])
    #expect(try link(coordination, to: anna).isRepeat)
  }

  @Test func `a counsellor may link and part, and the daemon take in what the register says`() throws {
    try annaArrives()
    try database.reconcile("2025-03-01")
    let counsellor = try database.connect(as: .counsellor)
    _ = try counsellor.link(coordination.number, to: anna.number, since: "2025-03-01", why: "x", by: "ek")
    _ = try counsellor.unlink(coordination.number, why: "x", by: "ek")
    try counsellor.dismissSuspicion(coordination.number, anna.number, why: "x", by: "ek")
    #expect(try counsellor.suspicions().isEmpty)
    let daemon = try database.connect(as: .daemon)
    let file = Population("2025-04-01", [Resident(bo, replacedBy: anna)], isComplete: false)
    _ = try daemon.importPopulation(
      DeliveredFile(path: database.file(file.text)), source: "folkbokforing", municipality: "1496", asOf: file.asOf,
      isComplete: false, request: .auto, by: "daemon")
    _ = try daemon.reconcile(on: "2025-04-02")
    #expect(try daemon.identity(of: bo.number).person.current == anna.number)
  }
}
