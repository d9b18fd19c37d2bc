import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// Who has how much, who stands in, and whom what is overdue is told.
struct CaseloadTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  /// Protected: no case of theirs is named.
  let cia: TestPerson = .woman("2008-05-05")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population("2024-08-01", [anna, bo, cia].map { Resident($0, since: "2008-08-01", familyName: "Lund") }))
    try database.reconcile("2024-09-16")
  }

  @discardableResult
  private func record(_ deed: Deed, of person: TestPerson, on day: Day = "2024-09-20") throws -> DeedResult {
    try database.connection.record(deed, of: person.number, on: day, today: "2024-12-31", by: "ek")
  }

  private func assignAll() throws {
    try record(.assign("ek"), of: anna)
    try record(.assign("ek"), of: bo)
    try record(.assign("berg"), of: cia)
  }

  private func loads(on day: Day = "2024-10-01") throws -> [String] {
    try database.connection.caseload(of: "1496", on: day).map {
      "\($0.staff ?? "-") \($0.cases) \($0.neverReached) \($0.overdue) \($0.load)"
    }
  }

  @Test func `the load is by weight, and nobody's cases stand last`() throws {
    #expect(try loads() == ["- 3 3 3 12"])
    try record(.assign("ek"), of: anna)
    try record(.assign("ek"), of: bo)
    try record(.contact(.phone, .reached, occupation: nil), of: anna)
    #expect(try loads() == ["ek 2 1 1 6", "- 1 1 1 4"])
    var policy = FollowUpPolicy()
    (policy.weights.open, policy.weights.unreached, policy.weights.overdue) = (1, 0, 10)
    try database.connection.set(policy, of: "1496", from: "2024-10-01", by: "ek")
    #expect(try loads() == ["ek 2 1 1 12", "- 1 1 1 11"])
  }

  @Test func `asking the school or trying in vain reaches nobody`() throws {
    try record(.contact(.school, .reached, occupation: nil), of: anna)
    try record(.contact(.phone, .noAnswer, occupation: nil), of: bo)
    #expect(try loads(on: "2024-09-21").first?.hasPrefix("- 3 3") == true)
  }

  @Test func `cases are listed with what comes next, and trying is not reaching`() throws {
    try record(.contact(.letter, .noAnswer, occupation: nil), of: anna)
    try record(.contact(.phone, .reached, occupation: nil), of: anna, on: "2024-09-25")
    try record(.contact(.phone, .noAnswer, occupation: nil), of: anna, on: "2024-09-27")
    try record(.assign("ek"), of: anna)
    try record(.close(reason: "moved"), of: bo)
    let all = try database.connection.cases(of: "1496", isOpen: nil, assigned: nil, on: "2024-10-01")
    #expect(all.map(\.number) == [anna, cia, bo].map(\.number))
    let first = try #require(all.first)
    #expect(first.lastReached == "2024-09-25" && first.timesReached == 1)
    #expect(first.lastAttempted == "2024-09-27" && first.attempts == 2)
    #expect(first.next?.kind == "contact" && first.next?.due == "2024-10-04")
    #expect(first.version == 5)
    #expect(first.name == "Kim Lund")
    let ofEk = try database.connection.cases(of: "1496", isOpen: true, assigned: "ek", on: "2024-10-01")
    #expect(ofEk.map(\.number) == [anna.number])
    let closed = try database.connection.cases(of: "1496", isOpen: false, assigned: nil, on: "2024-10-01")
    #expect(closed.map(\.closedReason) == ["moved"])
  }

  @Test func `no list names a protected person`() throws {
    try database.take(
      Population(
        "2024-10-01",
        [anna, bo, cia].map {
          Resident($0, since: "2008-08-01", familyName: "Lund", mark: $0 == cia ? "J" : "")
        }))
    let all = try database.connection.cases(of: "1496", isOpen: nil, assigned: nil, on: "2024-10-02")
    #expect(all.map(\.name) == ["Kim Lund", nil, "Kim Lund"])
    #expect(all.map(\.isProtected) == [false, true, false])
  }

  @Test func `a deputy sees what waits for a colleague, on the days and no others`() throws {
    try assignAll()
    let connection = database.connection
    func mine(_ day: Day) throws -> Int {
      try connection.followUps(of: "1496", due: nil, kind: .firstContact, assigned: "berg", deputisingOn: day).count
    }
    try connection.setDeputy("berg", for: "ek", in: "1496", from: "2024-10-01", until: "2024-10-05", by: "chef")
    #expect(try mine("2024-09-30") == 1)
    #expect(try mine("2024-10-01") == 3)
    #expect(try mine("2024-10-05") == 3)
    #expect(try mine("2024-10-06") == 1)
    #expect(try connection.endDeputy("berg", for: "ek", in: "1496", from: "2024-10-03", by: "chef"))
    #expect(try mine("2024-10-02") == 3)
    #expect(try mine("2024-10-03") == 1)
    #expect(try !connection.endDeputy("berg", for: "ek", in: "1496", from: "2024-10-03", by: "chef"))
    #expect(try connection.deputies(of: "1496", on: "2024-10-03").isEmpty)
    #expect(
      explainedError {
        try connection.setDeputy("ek", for: "ek", in: "1496", from: "2024-10-01", until: "2024-10-05", by: "chef")
      }?.code == .wrongUse)
  }

  @Test func `all of a colleague's cases are handed over, each in an act of its own`() throws {
    try assignAll()
    let result = try database.connection.handOver(
      from: "ek", to: "dahl", in: "1496", why: "ledig", on: "2024-09-21", today: "2024-12-31", by: "chef")
    #expect(result.written.count == 2)
    #expect(
      try database.lines(
        "SELECT reason, assigned_to, recorded_by, details FROM acts WHERE happened_on = '2024-09-21' ORDER BY id")
        == Array(repeating: "ledig|dahl|chef|{\"event\":\(result.event),\"from\":\"ek\"}", count: 2))
    #expect(
      try database.lines("SELECT DISTINCT assigned_to FROM cases ORDER BY 1") == ["berg", "dahl"])
    #expect(
      explainedError {
        try database.connection.handOver(
          from: "ek", to: "dahl", in: "1496", why: "x", on: "2024-09-21", today: "2024-12-31", by: "chef")
      }?.code == .thingUnknown)
  }

  @Test func `a hand-over of chosen cases is whole or nothing`() throws {
    try assignAll()
    let before = try database.everything()
    let error = explainedError {
      try database.connection.handOver(
        from: "ek", to: "dahl", in: "1496", only: [anna.number, cia.number], why: "x", on: "2024-09-21",
        today: "2024-12-31", by: "chef")
    }
    #expect(error?.code == .actRefused)
    #expect(try database.everything() == before)
    let one = try database.connection.handOver(
      from: "ek", to: "dahl", in: "1496", only: [anna.number], why: "x", on: "2024-09-21", today: "2024-12-31",
      by: "chef")
    #expect(one.written.count == 1)
  }

  private func escalated() throws -> [String] {
    try database.lines(
      """
      SELECT f.number, f.assigned_to, f.why, f.due FROM follow_ups f
      WHERE kind = 'escalated' AND settled_at IS NULL ORDER BY f.number
      """)
  }

  @Test func `what is long overdue is told the coordinator once, and no more when it is done`() throws {
    // The first contacts are due 2024-09-30; ten working days later is 2024-10-14.
    try database.reconcile("2024-10-14")
    #expect(try escalated().isEmpty)
    try database.connection.setCoordinator("eva", of: "1496", from: "2024-10-01", by: "chef")
    #expect(try database.connection.coordinator(of: "1496", on: "2024-09-30") == nil)
    try database.reconcile("2024-10-11")
    #expect(try escalated().isEmpty)
    let night = try database.reconcile("2024-10-14")
    #expect(night.map(\.followUps) == [3])
    let numbers = [anna, cia, bo].map { $0.number.rawValue }
    #expect(try escalated() == numbers.map { "\($0)|eva|overdue:first-contact|2024-10-16" })
    #expect(
      try database.count("SELECT * FROM acts WHERE kind = 'escalated' AND assigned_to = 'eva' AND details IS NOT NULL")
        == 3)
    #expect(try database.lines("SELECT DISTINCT version FROM cases") == ["2"])
    #expect(try database.reconcile("2024-10-15").map(\.followUps) == [0])
    #expect(try database.connection.followUps(of: "1496", due: nil, kind: nil, assigned: "eva").count == 3)
    try record(.contact(.phone, .reached, occupation: nil), of: anna, on: "2024-10-15")
    #expect(try escalated().count == 2)
    try database.connection.run(
      script: "UPDATE follow_ups SET settled_at = now(), settled_why = 'x' WHERE kind = 'first-contact'")
    try database.reconcile("2024-10-16")
    #expect(try escalated().isEmpty)
  }

  @Test func `a routine may say that nothing is escalated`() throws {
    try database.connection.setCoordinator("eva", of: "1496", from: "2024-10-01", by: "chef")
    var policy = FollowUpPolicy()
    policy.escalateAfter = 0
    try database.connection.set(policy, of: "1496", from: "2024-10-01", by: "chef")
    try database.reconcile("2024-12-01")
    #expect(try escalated().isEmpty)
  }

  @Test func `one coordinates at a time`() throws {
    try database.connection.setCoordinator("eva", of: "1496", from: "2024-10-01", by: "chef")
    try database.connection.setCoordinator("ada", of: "1496", from: "2024-11-01", by: "chef")
    #expect(try database.connection.coordinator(of: "1496", on: "2024-10-31") == "eva")
    #expect(try database.connection.coordinator(of: "1496", on: "2024-11-01") == "ada")
    #expect(try database.connection.coordinator(of: "1494", on: "2024-11-01") == nil)
  }
}

/// How many first contacts are to come.
struct ForecastTests {
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  @Test func `who turns covered on a known day is counted in the week the first contact is due`() throws {
    // Sixteen in 2025: covered from the autumn day, 15 September 2025; the first contact ten working days later.
    let young = (0..<3).map { TestPerson.woman(Day(daysSince2000: 3300 + Int32($0))) }
    try database.take(Population("2025-05-01", young.map { Resident($0, since: "2010-01-01") }))
    try database.reconcile("2025-05-02")
    let forecast = try database.connection.forecast(of: "1496", from: "2025-09-01", weeks: 8)
    #expect(forecast.map(\.week.description).first == "2025-W36")
    let counted = forecast.filter { $0.known > 0 }
    #expect(counted.map(\.known) == [3])
    let due = WorkingDays.adding(10, to: "2025-09-16")
    #expect(counted.map(\.week) == [Week(of: due)])
    #expect(forecast.allSatisfy { $0.pattern == nil })
    #expect(forecast.reduce(0) { $0 + $1.expected } == 3)
  }

  @Test func `what the same week brought in earlier years is its pattern, without the first night's stock`() throws {
    let anna: TestPerson = .woman("2008-03-04")
    let others = (0..<5).map { TestPerson.man(Day(daysSince2000: 2700 + Int32($0))) }
    try database.take(Population("2024-08-01", (others + [anna]).map { Resident($0, since: "2008-03-04") }))
    #expect(try database.reconcile("2024-09-02").map(\.opened) == [5])
    #expect(try database.reconcile("2024-09-16").map(\.opened) == [1])
    let now = try database.connection.forecast(of: "1496", from: "2024-09-16", weeks: 4)
    #expect(now.map(\.waiting) == [5, 0, 1, 0])
    #expect(now.allSatisfy { $0.pattern == nil })
    // 364 days later: the week of 29 September 2025 is that of 30 September 2024.
    let forecast = try database.connection.forecast(of: "1496", from: "2025-09-08", weeks: 5)
    #expect(forecast.map(\.pattern) == [0, 0, 0, 1, 0])
    // The contacts of 2024 are still not made: they stand in the first week.
    #expect(forecast.map(\.waiting) == [6, 0, 0, 0, 0])
    #expect(forecast[3].expected == 1)
  }
}
