import ActivityResponsibility
import FileBuilding
import PostgreSQL
import Register
import TestSupport
import Testing

/// Youths in nobody's or in two municipalities' population.
struct AlarmTests {
  /// Covered from the autumn of 2024.
  let anna: TestPerson = .woman("2008-03-04")
  /// Enrolled, and never covered.
  let bo: TestPerson = .man("2008-07-20")
  /// Seven years old.
  let child: TestPerson = .woman("2017-05-05")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase()
    try database.take(Population("2024-08-01", home))
    try database.take(Roll("2024-08-25", [Pupil(bo, from: "2024-08-19")]))
    try database.reconcile("2024-09-16")
  }

  private var home: [Resident] {
    [Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20"), Resident(child, since: "2017-05-05")]
  }

  private func alarms(_ day: Day = "2024-10-20", of municipality: MunicipalityCode? = nil) throws -> [String] {
    try database.connection.alarms(of: municipality, on: day).map {
      "\($0.kind.rawValue) \($0.number.twelveDigits) \($0.municipality) "
        + "\($0.others.map { "\($0.map(\.description))" } ?? "-") \($0.since)"
    }
  }

  private func waiting() throws -> [String] {
    try database.lines(
      "SELECT municipality, kind, number, due FROM follow_ups WHERE kind LIKE 'in-%' AND settled_at IS NULL ORDER BY 1, 2, 3"
    )
  }

  private var gone: [String] { ["in-nobodys-population \(anna.digits) 1496 [] 2024-10-01"] }

  @Test func `who had a case and has left for nowhere is an alarm after some days, and asked about once`() throws {
    #expect(try alarms().isEmpty)
    try database.take(Population("2024-10-01", [home[2]]))
    #expect(try alarms("2024-10-07").isEmpty)
    #expect(try alarms("2024-10-08") == gone)
    try database.reconcile("2024-10-07")
    #expect(try waiting().isEmpty)
    try database.reconcile("2024-10-08")
    #expect(try waiting() == ["1496|in-nobodys-population|\(anna.digits)|2024-10-11"])
    let before = try database.everything(leavingOut: ["register_clock", "night_runs", "decision_marks"])
    try database.reconcile("2024-10-08")
    #expect(try database.everything(leavingOut: ["register_clock", "night_runs", "decision_marks"]) == before)
    try database.reconcile("2024-10-09", isFull: true)
    #expect(try waiting().count == 1)
    // A closed case does not end it.
    _ = try database.connection.record(
      .close(reason: "moved"), of: anna.number, on: "2024-10-10", today: "2024-12-31", by: "ek")
    #expect(try alarms() == gone)
    #expect(try waiting().count == 1)
    // Back again.
    try database.take(Population("2024-10-15", home))
    #expect(try alarms().isEmpty)
    try database.reconcile("2024-10-16")
    #expect(try waiting().isEmpty)
    #expect(try database.lines("SELECT settled_why FROM follow_ups WHERE kind LIKE 'in-%'") == ["no-longer"])
  }

  @Test func `who had no case, or is too young or too old, is no alarm`() throws {
    try database.take(Population("2024-10-01", [home[0]]))
    #expect(try alarms().isEmpty)
    try database.take(Population("2024-10-02", [home[2]]))
    #expect(try alarms("2025-03-01").count == 1)
    #expect(try alarms("2028-03-03").count == 1)
    #expect(try alarms("2028-03-04").isEmpty)
  }

  @Test(arguments: ["AV", "UV"])
  func `who is dead or has emigrated is no alarm`(reason: String) throws {
    try database.take(
      Population(
        "2024-10-01",
        [Resident(anna, since: "2008-03-04", deregistered: "2024-10-01", deregistrationReason: reason)],
        isComplete: false))
    #expect(try alarms().isEmpty)
  }

  @Test(arguments: ["OB", "XX", ""])
  func `who was deregistered otherwise is`(reason: String) throws {
    try database.take(
      Population(
        "2024-10-01",
        [Resident(anna, since: "2008-03-04", deregistered: "2024-10-01", deregistrationReason: reason)],
        isComplete: false))
    #expect(try alarms() == gone)
  }

  @Test func `the register's word of the new municipality is enough`() throws {
    // The register tells where to; that municipality is not in this installation.
    try database.take(
      Population("2024-10-01", [Resident(anna, since: "2024-10-01", municipality: "0180"), home[1], home[2]]))
    #expect(try alarms().isEmpty)
    try database.reconcile("2024-10-20")
    #expect(try waiting().isEmpty)
  }

  @Test func `an acknowledged hand-over is enough`() throws {
    try database.take(Population("2024-08-02", [Resident(.man("2008-09-09"))], municipality: "1494"))
    try database.take(Population("2024-10-01", [home[2]]))
    _ = try database.connection.record(
      .offerHandOver(to: .municipality("1494"), consent: nil), of: anna.number, municipality: "1496",
      on: "2024-10-02", today: "2024-12-31", by: "ek")
    #expect(try alarms() == gone)
    _ = try database.connection.take(
      HandOverStep(.acknowledge, on: "2024-10-03", today: "2024-12-31", by: "ek"), of: anna.number)
    #expect(try alarms().isEmpty)
  }

  @Test func `who lives in two municipalities at once is an alarm of both`() throws {
    try database.take(
      Population("2024-10-01", [Resident(anna, since: "2024-09-28"), Resident(child)], municipality: "1494"))
    let both = "in-two-populations \(anna.digits) 1494 [\"1496\"] 2024-09-28"
    #expect(try alarms("2024-10-04").isEmpty)
    #expect(try alarms("2024-10-05") == [both])
    #expect(
      try alarms("2024-10-05", of: "1496") == ["in-two-populations \(anna.digits) 1496 [\"1494\"] 2024-09-28"])
    #expect(try alarms("2024-10-05", of: "0180").isEmpty)
    for day in ["2024-10-02", "2024-10-04"] as [Day] { try database.reconcile(day) }
    #expect(try waiting().isEmpty)
    try database.reconcile("2024-10-06")
    let asked = [
      "1494|in-two-populations|\(anna.digits)|2024-10-09", "1496|in-two-populations|\(anna.digits)|2024-10-09",
    ]
    #expect(try waiting() == asked)
    try database.reconcile("2024-10-07")
    try database.reconcile("2024-10-08", isFull: true)
    #expect(try waiting() == asked)
    try database.take(Population("2024-10-09", [home[1], home[2]]))
    #expect(try alarms().isEmpty)
    try database.reconcile("2024-10-10")
    #expect(try waiting().isEmpty)
  }

  @Test func `nobody lives on under a former number`() throws {
    let old = TestPerson.coordination("2008-03-04")
    try database.take(Population("2024-10-01", [Resident(old, since: "2024-09-20")], municipality: "1494"))
    #expect(try alarms().isEmpty)
    _ = try database.connection.link(
      old.number, to: anna.number, since: "2024-09-20", why: "same", by: "ek")
    // The former number's residence ended where the later number had begun to live.
    #expect(try alarms().isEmpty)
    _ = try database.connection.unlink(old.number, why: "test", by: "ek")
    _ = try database.connection.link(
      anna.number, to: old.number, since: "2024-09-20", why: "same", by: "ek")
    #expect(try alarms().isEmpty)
  }

  @Test func `where a protected person lives is not told`() throws {
    try database.take(
      Population("2024-10-01", [Resident(anna, since: "2024-09-28", mark: "J")], municipality: "1494"))
    let found = try database.connection.alarms(of: "1496", on: "2024-10-20")
    #expect(found.map(\.isProtected) == [true])
    #expect(found.first?.others == nil)
    try database.reconcile("2024-10-20")
    #expect(
      try database.lines("SELECT DISTINCT why FROM follow_ups WHERE kind = 'in-two-populations'") == [
        "since:2024-09-28"
      ])
  }

  @Test func `the night asks about those whom the list shows, whatever turned first`() throws {
    var numbers = SeededNumbers(seed: 20_241_001)
    let youths = (0..<30).map { TestPerson.pupil($0) }
    try database.take(Population("2024-09-17", youths.map { Resident($0, since: "2010-01-01") } + home))
    try database.take(
      Population("2024-09-17", [Resident(.woman("2008-12-24"))], municipality: "1494"))
    var day: Day = "2024-09-18"
    for _ in 0..<14 {
      let here = youths.filter { _ in numbers.chance(75) }
      let there = youths.filter { _ in numbers.chance(25) }
      try database.take(Population(day, here.map { Resident($0, since: "2010-01-01") } + home))
      try database.take(
        Population(day, there.map { Resident($0) } + [Resident(.woman("2008-12-24"))], municipality: "1494"))
      day = day + numbers.number(1...4)
      try database.reconcile(day)
      for municipality in ["1494", "1496"] as [MunicipalityCode] {
        let listed = Set(
          try database.connection.alarms(of: municipality, on: day).map {
            "\($0.kind.rawValue) \($0.number.twelveDigits)"
          })
        let asked = Set(
          try database.lines(
            "SELECT kind || ' ' || number FROM follow_ups WHERE kind LIKE 'in-%' AND municipality = \(municipality) "
              + "AND settled_at IS NULL"))
        #expect(asked.isSubset(of: listed), "\(day)")
        // A finding that comes back as it was is not asked about again.
        let settled = Set(
          try database.lines(
            "SELECT kind || ' ' || number FROM follow_ups WHERE kind LIKE 'in-%' AND municipality = \(municipality)"))
        #expect(listed.isSubset(of: settled), "\(day)")
      }
    }
  }
}
